"""Requests byte by byte, the way no browser sends them, and what each must be answered with."""

import socket
from urllib.parse import urlsplit

FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
PARTS = b"Content-Type: multipart/form-data; boundary=x\r\n"
SIGN_IN = b"/en/account/sign-in/"
# With these a form is believed to be ours: what comes after that check is what is tried.
TOKEN = b"Cookie: lotse_csrf=" + b"a" * 32 + b"\r\nX-CSRFToken: " + b"a" * 32 + b"\r\n"


def get(path, *headers):
    lines = b"".join(line + b"\r\n" for line in headers)
    return b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n" + lines + b"Connection: close\r\n\r\n"


def post(body, kind=FORM):
    size = b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
    return b"POST " + SIGN_IN + b" HTTP/1.1\r\nHost: localhost\r\n" + kind + TOKEN + size + body


PART = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n--x--\r\n'

# What is sent, and the statuses that are right for it.
REQUESTS = {
    "NUL in the address": (get(b"/en/a%00b/"), {400}),
    "NUL in the query": (get(b"/en/?q=a%00b"), {400}),
    "NUL in a query's name": (get(b"/en/?%00=a"), {400}),
    "broken UTF-8 in the address": (get(b"/en/%ff%fe/"), {404}),
    "broken UTF-8 in the query": (get(b"/en/?q=%ff"), {400}),
    "raw bytes in the query": (get(b"/en/?q=\xff\xfe"), {400}),
    "raw bytes in the address": (get(b"/en/\xff/"), {400, 404}),
    "half an escape": (get(b"/en/?q=%f"), {200, 302}),
    "line ends in the address": (get(b"/en/a%0d%0aSet-Cookie:%20a=b/"), {404}),
    "two slashes": (get(b"//example.org/"), {302, 404}),
    "up and out": (get(b"/en/..%2f..%2f..%2fetc/passwd"), {302, 404}),
    "a very long address": (get(b"/en/" + b"a" * 7_000 + b"/"), {404}),
    "a very long query": (get(b"/en/?q=" + b"a" * 7_000), {200, 302}),
    "a number larger than any id": (get(b"/en/questions/" + b"9" * 40 + b"/"), {404}),
    "NUL in the session cookie": (get(b"/en/", b'Cookie: lotse_session="abcdefgh\\000ijkl"'), {400}),
    "NUL in another cookie": (get(b"/en/", b'Cookie: lotse_language="\\000"'), {400}),
    "bytes in the session cookie": (
        get(b"/en/", b"Cookie: lotse_session=\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7"),
        {200, 302},
    ),
    "a long session cookie": (get(b"/en/", b"Cookie: lotse_session=" + b"a" * 4_000), {200, 302}),
    "broken messages cookie": (get(SIGN_IN, b"Cookie: messages=[[broken"), {200}),
    "another host": (get(b"/en/").replace(b"localhost", b"evil.example"), {400}),
    "no host at all": (get(b"/en/").replace(b"localhost", b"a b<c>"), {400}),
    "strange languages": (get(b"/en/", b"Accept-Language: " + b"x-,;q=\xff," * 300), {200, 302}),
    "bytes in other headers": (
        get(b"/en/", b"Referer: \xff\xfe", b"User-Agent: \xff", b"X-Request-ID: \xff\xff"),
        {200, 302},
    ),
    "a time that is none": (get(b"/en/", b"If-Modified-Since: \xff tomorrow", b"If-None-Match: \xff"), {200, 302}),
    "an impossible range": (get(b"/brand.css", b"Range: bytes=9999999999-\xff"), {200, 404, 416}),
    "a form with NUL": (post(b"login=a%00b&password=x"), {400}),
    "a form with a raw NUL": (post(b"login=a\0b&password=x"), {400}),
    "a form with broken UTF-8": (post(b"login=%ff&password=x"), {400}),
    "a form with NUL in a name": (post(b"lo%00gin=a"), {400}),
    "a form in another encoding": (post(b"login=a", kind=FORM[:-2] + b"; charset=utf-16\r\n"), {400}),
    "a form in no encoding": (post(b"login=a", kind=FORM[:-2] + b"; charset=nothing\r\n"), {200, 400}),
    "parts with NUL": (post(PART % (b"login", b"a\0b"), kind=PARTS), {400}),
    "parts with broken UTF-8": (post(PART % (b"login", b"\xff\xfe"), kind=PARTS), {200}),
    "parts without a boundary": (post(b"abc", kind=b"Content-Type: multipart/form-data\r\n"), {400}),
    "parts that end too early": (post(b"--x\r\nContent-Disposition: form-da", kind=PARTS), {200, 400}),
    "too many fields": (post(b"&".join(b"a%d=1" % number for number in range(2_100))), {400}),
    "too much text": (post(b"login=" + b"a" * 2_700_000), {413}),
    "too many bytes of files": (post(PART % (b"file", b"a" * 26_300_000), kind=PARTS), {413}),
    "a body of no kind": (post(b"\xff\0", kind=b"Content-Type: \xff\r\n"), {200, 400}),
    "a method nobody knows": (get(b"/en/").replace(b"GET", b"FETCH"), {400, 403, 405}),
}


def ask(address, request, patience=30):
    """Send the bytes; the status, or 0 when the line was cut, and the rest of the answer."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=patience) as line:
        line.sendall(request)
        answer = b""
        while part := line.recv(65_536):
            answer += part
    status, _, rest = answer.partition(b"\r\n")
    return int(status.split()[1]) if status else 0, rest


def wrong(address):
    """Names of the requests that were answered otherwise than they should be, with the status."""
    statuses = {name: ask(address, request)[0] for name, (request, _) in REQUESTS.items()}
    return {name: status for name, status in statuses.items() if status not in REQUESTS[name][1]}

"""Somebody with a browser that draws nothing: cookies, forms with their token, pages, streams."""

import http.client
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlencode, urlsplit

PATIENCE = 60.0
HIDDEN = re.compile(r'<input type="hidden" name="(csrfmiddlewaretoken|key)" value="([^"]*)"')


class Person:
    """Speaks to ``address`` over one connection that stays open, as browsers keep it."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.port = str(parts.hostname), int(parts.port or 80)
        self.cookies: dict[str, str] = {}
        self._connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)

    def get(self, path: str) -> str:
        """The page; RuntimeError unless it is there."""
        status, text, _ = self._ask("GET", path)
        if status != 200:
            raise RuntimeError(f"GET {path} answered {status}")
        return text

    def send(self, path: str, values: dict[str, str], *, page: str | None = None, form: str | None = None) -> str:
        """Fill in the form of a page (``form``, else that at ``path`` itself) and send it; where it leads.

        RuntimeError when it was not taken. ``page`` saves fetching the form when it was fetched before.
        """
        html = page if page is not None else self.get(form or path)
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(html)}
        status, text, where = self._ask("POST", path, {**hidden, **values})
        if status not in {302, 303}:
            raise RuntimeError(
                f"POST {path} answered {status}: {' '.join(re.findall(r'error[^<]*>([^<]+)<', text))[:300]}"
            )
        return where

    def sign_in(self, email: str, password: str) -> None:
        """As anybody does."""
        self.send("/en/account/sign-in/", {"login": email, "password": password})

    def listen(self, path: str, address: str = "") -> Iterator[str]:
        """First "open", then the names of the events of a stream, as they come; ``address`` where another process streams."""
        parts = urlsplit(address)
        connection = http.client.HTTPConnection(parts.hostname or self.host, parts.port or self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={**self._headers(), "Accept": "text/event-stream"})
        response = connection.getresponse()
        if response.status != 200:
            raise RuntimeError(f"the stream {path} answered {response.status}")
        yield "open"
        while line := response.readline().decode():
            if line.startswith("event: "):
                yield line.removeprefix("event: ").strip()

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Host": f"{self.host}:{self.port}", **({"Cookie": cookies} if cookies else {})}

    def _ask(self, method: str, path: str, values: dict[str, str] | None = None) -> tuple[int, str, str]:
        body = urlencode(values) if values is not None else None
        headers = self._headers()
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            # A server may close a connection that was quiet; browsers ask again over a new one.
            self._connection.close()
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
        text = response.read().decode()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        return response.status, text, response.headers.get("Location") or ""

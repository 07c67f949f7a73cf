"""Masking: what is kept of what somebody typed. Addresses, numbers of people and secrets are gone before anything is stored.

People paste error reports, and with them themselves. Error codes, versions, model names and dates stay: they are what a search
is about. In doubt a number of seven digits and more goes.
"""

import ipaddress
import re
from collections.abc import Collection

from search import words

MASK = "***"
LONGEST = 200
"""Characters that are kept of a query: more is a pasted report, whose beginning says most."""

_URL = re.compile(r"(\b[a-z][a-z0-9+.-]*://[^\s?#]+)[?#]\S+", re.IGNORECASE)
_EMAIL = re.compile(r"(?<!\S)[^\s@]+@\S*")
_SPELLED_EMAIL = re.compile(
    r"(?<!\S)[^\s@(\[]+ ?[(\[](?:at|ät)[)\]] ?[^\s(\[]+(?: ?[(\[](?:dot|punkt)[)\]] ?\w+)*", re.IGNORECASE
)
# C:\Users\Anna Müller\AppData: who is signed in stands in every pasted path.
_HOME = re.compile(r"([\\/](?:users|home|benutzer)[\\/]+)(?:[^\\/:*?\"<>|@]{1,64}(?=[\\/])|[^\\/\s]+)", re.IGNORECASE)
_SECRET = re.compile(
    r"(\b(?:pass\w*|pwd|kennwort|pin|puk|tan|psk|token|secret|(?:api|wlan|wi-?fi|licen[cs]e|lizenz)[-_ ]?(?:key|schlüssel))"
    r"[\"']?\s?[:=]\s?[\"']?)[^\s\"']+",
    re.IGNORECASE,
)
# "Kundennummer 471112", "order no. 20417-3", "serial number 5CG8301XYZ": the word says whose number follows.
_ANNOUNCED = re.compile(
    r"(\b(?:kunden|bestell|auftrags?|rechnungs?|vertrags?|serien|konto|telefon|handy|order|customer|invoice|contract|serial"
    r"|account|phone)[-_ ]?(?:nummer|nr|number|no|num|id)?\b[.:#\s]*)(?=(?:[\w/-]*?\d){4})[\w/-]+",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"(?<![^\W_])(?:"
    r"[a-z]{2}\d{2}(?: ?[a-z]{4})?(?: ?\d{4}){2,6}(?: ?\d{1,3})?"  # an IBAN
    r"|[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}"  # the address of a network card
    r"|(?=(?:[a-z-]*\d){3})[0-9a-z]{4,12}(?:-[0-9a-z]{4,12}){3,}"  # keys of licences, UUIDs
    r"|(?=(?:[a-z]*\d){3})[0-9a-z]{20,}"  # tokens
    r")(?![^\W_])",
    re.IGNORECASE,
)
_IPV6 = re.compile(r"(?<![\w:])[0-9a-f:]{2,39}:[0-9a-f:]*(?![\w:])", re.IGNORECASE)

_PART = re.compile(
    r"(?P<code>(?<![\w.])(?:0x[0-9a-f]{2,16}|(?P<letters>[a-z]{1,8})[-_–]?\d{2,}[a-z]{0,3})(?!\w))"
    r"|(?P<date>(?<!\w)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d[-–/](?:19|20)\d\d)"
    r"(?!\w|[./-]?\d))"
    r"|(?P<number>(?<!\w)(?:\(?(?:\+\d|0)\d*(?:[ ()/.–-]{1,3}\d+)*|\d+(?:[ /.–-]{1,3}\d+)*)(?!\w))",
    re.IGNORECASE,
)
# KD-4711123 is a person's number, E-1042 is not.
_OF_A_PERSON = frozenset({"fax", "fon", "handy", "id", "imei", "kd", "kdnr", "mobil", "nr", "plz", "sn", "tel"})
_VERSION = re.compile(r"(?!0\d|\d{3}\.\d{3}\.\d{4}$)\d{1,5}(?:\.\d{1,5}){1,3}")
# What Windows calls its errors without 0x: HRESULTs of the facilities ITF and Win32, also as a signed decimal.
_HRESULT = re.compile(r"800[47]\d{4}")
_SIGNED_HRESULT = re.compile(r"2147\d{6}")
_FIRST_OF_PROVIDERS = 20
"""Below it what looks like an address of the internet is rather a version: 4.8.0.1."""


def kept(text: str) -> str:
    """What the log keeps of a query: one line, masked, at most 200 characters."""
    return masked(words.clean_query(text))[:LONGEST].strip()


def folded(text: str) -> str:
    """The form in which queries are the same query: small letters, single blanks, no punctuation around it."""
    return " ".join(text.casefold().split()).strip(" .,;:!?…\"'„“”»«")[:LONGEST].strip()


def masked(text: str) -> str:
    """``text`` with ``***`` for e-mail and network addresses, phone and other long numbers, keys, passwords and names in paths."""
    text = _URL.sub(rf"\1?{MASK}", text)
    text = _SPELLED_EMAIL.sub(MASK, _EMAIL.sub(MASK, text))
    for pattern in (_HOME, _SECRET, _ANNOUNCED):
        text = pattern.sub(rf"\1{MASK}", text)
    text = _LONG.sub(MASK, text)
    text = _IPV6.sub(lambda found: MASK if _is_global(found[0]) else found[0], text)
    return _PART.sub(_part, text)


def has_unknown_numbers(text: str, known: Collection[str]) -> bool:
    """Whether more than two digits of ``text`` belong to no code of ``known`` (as `words.code` writes them)."""
    ours = {number for code in words.codes_in_query(text) if code in known for number in _digits(code)}
    return sum(len(number) for number in _digits(text) if number not in ours and number not in known) > 2


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _part(found: re.Match[str]) -> str:
    if found["code"]:
        longest = 4 if (found["letters"] or "").casefold() in _OF_A_PERSON else 8
        return MASK if found["letters"] and sum(map(str.isdigit, found[0])) > longest else found[0]
    if found["date"]:
        return found[0]
    signed = found.string[: found.start()].endswith("-")
    return MASK if _is_of_a_person(found[0], signed=signed) else found[0]


def _is_of_a_person(number: str, *, signed: bool) -> bool:
    """A phone number or one a company gives to people; ``signed``: there is a minus before it."""
    blocks = _digits(number)
    count = sum(map(len, blocks))
    if _VERSION.fullmatch(number):
        return _is_global(number) and int(blocks[0]) >= _FIRST_OF_PROVIDERS
    if _HRESULT.fullmatch(number) or (signed and _SIGNED_HRESULT.fullmatch(number)):
        return False
    dialled = number.lstrip("(")[0] in "+0"
    return (dialled and count >= 6) or count >= 9 or max(map(len, blocks)) >= 7


def _is_global(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_global
    except ValueError:
        return False

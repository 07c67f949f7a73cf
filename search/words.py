"""Words: what is done to a text before any engine sees it — cleaning, codes, the form in which a title is compared."""

import re
import unicodedata
from itertools import islice

from search.analysis import cut

QUERY_LENGTH = 2_000
"""Characters of a query that are looked at; a pasted error report is rarely longer and its beginning says most."""
QUERY_WORDS = 48
"""Distinct words of a query that are asked for."""
QUERY_CODES = 20
DOCUMENT_CODES = 300
TAG_LENGTH = 100

# Control characters, lone surrogates, and private-use characters, which engines use to mark what they found.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
_BLANKS = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")

_CODE = re.compile(
    r"(?<![\w.])(?:"
    r"0x[0-9a-f]{2,16}"  # 0x80070005
    r"|[a-z]{1,8}[-_–]?\d{2,8}[a-z]{0,3}"  # E-1042, WX200, ORA-00942, KB5034441
    r"|[a-z]{1,6}[-_–][a-z]{1,2}\d{1,4}"  # NW-B3
    r"|[a-z][a-z0-9]*(?:_[a-z0-9]+)+"  # ERR_CONNECTION_REFUSED
    r"|v?\d+(?:\.\d+){1,3}"  # 2.4, v2.4.1
    r")(?!\w)",
    re.IGNORECASE,
)
# "wx 200": people leave the hyphen out when they search; in texts only capitals are a name ("WX 200", not "of 200").
_SPACED = re.compile(r"(?<!\w)([a-z]{1,4}) (\d{2,6})(?![\w.,])", re.IGNORECASE)
_SPACED_CAPITALS = re.compile(r"(?<!\w)([A-Z]{1,4}) (\d{2,6})(?![\w.,])")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+", re.IGNORECASE)
_JOINTS = re.compile(r"[-_– ]")
_SHORT_WORDS = """
a ab ago als am an and at auf aus bei bin bis by das dem den der des die du ein er es for from fur für hat ich if ihr im in is ist
it mal me mit my nach no not nr of on or over per seit sie sind than the to um und up us via vom von vor was we wie wir with you zu
zum zur
"""
_NO_NAMES = frozenset(_SHORT_WORDS.split())


def clean(text: str, limit: int) -> str:
    """``text`` without characters nobody can read, composed (NFC), cut to ``limit`` characters."""
    # Cut first, so that a megabyte costs no more than what is kept of it.
    return unicodedata.normalize("NFC", _UNREADABLE.sub(" ", text[: limit * 2]))[:limit].strip()


def clean_query(text: str) -> str:
    """What of a query is looked at: one line of at most 2,000 characters, whatever was pasted."""
    return _BLANKS.sub(" ", clean(text, QUERY_LENGTH)).strip()


def distinct(text: str, limit: int = QUERY_WORDS) -> tuple[str, ...]:
    """The first ``limit`` different words of ``text``, in their order: a pasted log says the same word a hundred times."""
    return tuple(islice(dict.fromkeys(word.text.casefold() for word in cut(text)), limit))


def exact(title: str) -> str:
    """The form in which two titles are the same title: small letters, no punctuation, single spaces."""
    return _NOT_WORD.sub(" ", title.casefold()).strip()


def tag(text: str) -> str:
    """A tag as it is kept and compared: what one app writes in capitals and another does not is one tag."""
    return clean(text, TAG_LENGTH).casefold()


def codes_in_query(query: str) -> tuple[str, ...]:
    """Codes, versions and model names in what somebody typed, also with a blank for the hyphen (``wx 200``). Names stand
    before mere numbers: in a pasted log most of those are measurements.
    """
    spaced = [name + number for name, number in _SPACED.findall(query) if name.casefold() not in _NO_NAMES]
    codes = _codes(query) + [code.casefold() for code in spaced]
    return _first(QUERY_CODES, sorted(codes, key=lambda found: found.replace(".", "").isdigit()))


def codes_in_text(*texts: str) -> tuple[str, ...]:
    """Codes, versions and model names in a document's texts."""
    found: list[str] = []
    for text in texts:
        found += _codes(text)
        found += [(name + number).casefold() for name, number in _SPACED_CAPITALS.findall(text)]
    return _first(DOCUMENT_CODES, found)


def code(text: str) -> str:
    """One code as it is compared: ``WX-200``, ``wx 200`` and ``WX200`` are ``wx200``, ``v2.4`` is ``2.4``."""
    small = text.strip().casefold()
    if _VERSION.fullmatch(small):
        return small.removeprefix("v")
    return _JOINTS.sub("", small)


def _codes(text: str) -> list[str]:
    return [code(match) for match in _CODE.findall(text)]


def _first(limit: int, codes: list[str]) -> tuple[str, ...]:
    return tuple(list(dict.fromkeys(codes))[:limit])

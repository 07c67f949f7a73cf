"""Product and error codes in people's text: E-1042, 0x80070005, WX-200, 2.4.1, ERR_TIMEOUT."""

import re

# Shorter or plainer shapes ("2.4", "top-5") would make a code of half the language.
_CODE = re.compile(
    r"""(?<![\w.-])(?:
        0[xX][0-9A-Fa-f]{2,16}                                  # 0x80070005
      | [A-Za-z]{1,5}-\d{2,8}(?:[A-Za-z]|(?:-[A-Z0-9]{1,6}){1,3})?   # E-1042, NW-200B, WX-200-EU
      | [A-Z]{1,5}\d{2,8}[A-Z]?                                 # E1042, NW200
      | [A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}             # ERR_CONNECTION_REFUSED
      | [vV]\d{1,4}(?:\.\d{1,6}){1,3}                           # v2.4
      | \d{1,4}\.\d{1,6}\.\d{1,6}(?:\.\d{1,6})?(?:-(?:alpha|beta|rc)\.?\d{0,3})?   # 2.4.1, 1.0.0-rc1
    )(?![\w-])""",
    re.VERBOSE,
)
# "Firmware 2.4", "Version 3.0": two numbers are a version only where the word stands before them.
_NAMED_VERSION = re.compile(
    r"\b(?:version|firmware|release|update)[ \u00a0]{1,2}v?(\d{1,4}(?:\.\d{1,6}){1,3})\b", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}(?:\d{2})?\Z")
_HYPHENS = re.compile("[\u2010-\u2013\u2212]")

MOST = 50
"""A text names at most this many codes; the rest of a log is noise."""


def codes_in(text: str) -> tuple[str, ...]:
    """The codes ``text`` names, in their order, each once and in one spelling: capitals, plain hyphens, no leading v.

    Case does not matter with a hyphen (e-1042 is E-1042). Dates and measured values are not codes.
    """
    plain = _HYPHENS.sub("-", text)
    found = [(m.start(), m.group()) for m in _CODE.finditer(plain) if not _DATE.match(m.group())]
    found += [(m.start(1), m.group(1)) for m in _NAMED_VERSION.finditer(plain)]
    ordered = dict.fromkeys(_spelling(code) for _, code in sorted(found))
    return tuple(ordered)[:MOST]


def _spelling(code: str) -> str:
    if code[:2] in {"0x", "0X"}:
        return "0x" + code[2:].upper()
    if code[0] in "vV" and code[1].isdigit() and "." in code:
        return code[1:]
    return code if code[0].isdigit() else code.upper()

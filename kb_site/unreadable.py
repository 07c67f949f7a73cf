"""Text with a NUL wherever its bytes were none: forms refuse that character with a sentence, beside all that could be read."""

import codecs
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError
from django.utils.datastructures import MultiValueDict

ENCODING = "utf-8-or-nul"
_HANDLER = "nul"


def _as_nul(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\0", error.end


def _decode(data: Any, errors: str = "strict") -> tuple[str, int]:
    """UTF-8; whatever ``errors`` asks for, what is no text becomes a NUL instead of Django's silent mark."""
    return bytes(data).decode("utf-8", _HANDLER), len(data)


def _found(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", "-") != ENCODING:
        return None
    return codecs.CodecInfo(name=ENCODING, encode=codecs.utf_8_encode, decode=_decode)


codecs.register_error(_HANDLER, _as_nul)
codecs.register(_found)


def read_as_nul(request: HttpRequest) -> None:
    """Let the form of a POST, read later, hold a NUL for each run of bytes that is no text.

    With pictures, what stands behind the question mark is read the same way: Django knows one encoding for a request.
    """
    if request.content_type == "multipart/form-data":
        request.encoding = ENCODING
    elif request.content_type == "application/x-www-form-urlencoded":
        try:
            form = QueryDict(request.body, encoding=ENCODING)
        except (SuspiciousOperation, UnreadablePostError):
            return  # too much, or torn off: answered where somebody reads the form
        # Django reads this kind as UTF-8 and nothing else; there is no public place to tell it what to do with the rest.
        request._post, request._files = form, MultiValueDict()  # type: ignore[attr-defined]  # see above

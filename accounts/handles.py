"""Names and handles: what a public name may hold, how a handle is made of it, which handles nobody gets."""

import re
import unicodedata

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 60
HANDLE_LENGTH = 40
SHORTEST_HANDLE = 2

# Where the German spelling differs from dropping the dots.
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "Ss"})

# Addresses of our own pages, and names that would pass for the house.
RESERVED = frozenset(
    {
        *(
            "account",
            "accounts",
            "admin",
            "administrator",
            "agent",
            "agents",
            "all",
            "anonymous",
            "api",
            "cms",
            "deleted",
        ),
        *("editor", "edit", "former-member", "help", "hilfe", "login", "logout", "lotse", "me", "member", "members"),
        *(
            "moderator",
            "new",
            "newcomers",
            "nobody",
            "null",
            "people",
            "points",
            "root",
            "settings",
            "staff",
            "support",
        ),
        *("system", "team", "undefined", "user", "users"),
    }
)
FALLBACK = "person"

# Marks that turn the direction of text or hide in it: a name made of them could pass for another one.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_BETWEEN = re.compile(r"[^a-z0-9]+")


def clean_name(name: str) -> str:
    """``name`` in one line with single spaces and without characters nobody sees.

    Raises:
        ValidationError: nothing to read remains.
    """
    composed = unicodedata.normalize("NFC", name)
    seen = "".join(
        " " if c in "\t\n\r" else c for c in composed if c in "\t\n\r" or unicodedata.category(c) not in _UNSEEN
    )
    words = " ".join(seen.split())
    if not any(c.isalnum() for c in words):
        raise ValidationError(_("Enter a name with at least one letter or digit."), code="unreadable")
    return words


def handle_from(name: str) -> str:
    """A handle made of a public name: ``Jürgen Groß`` gives ``juergen-gross``; not yet unique."""
    latin = anyascii(unicodedata.normalize("NFC", name).translate(GERMAN)).lower()
    handle = _BETWEEN.sub("-", latin).strip("-")[: HANDLE_LENGTH - 6].strip("-")
    return handle if len(handle) >= SHORTEST_HANDLE and handle not in RESERVED else FALLBACK

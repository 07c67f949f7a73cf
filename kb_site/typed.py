"""What somebody typed into a form that could not be taken yet: read without secrets, capped, and kept through a sign-in."""

import time
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.request import RawPostDataException, UnreadablePostError

from accounts import limits

# Of a form so much is shown again: fields, characters of each, and of all of them together.
KEPT_FIELDS = 30
KEPT_LENGTH = 30_000
KEPT_IN_ALL = 60_000
# For a sign-in with a code from an email, or a new password, there is time; after that it is only lying about.
KEPT_SECONDS = 3600
PLACE = "typed"
AGAIN = "again"
"""The parameter that asks the form's own page to fill its form with what is kept."""
# What a name holds that is never written down: passwords, tokens (also the form's own), codes.
SECRETS = ("pass", "secret", "token", "code", "otp", "pin")


@dataclass(frozen=True)
class Typed:
    """One field. What is long is shown to be read again, the rest is sent along unseen."""

    name: str
    value: str
    is_long: bool


@dataclass(frozen=True)
class Kept:
    """A form that waits: the address it was for, and what stood in it."""

    address: str
    fields: tuple[Typed, ...]
    lost_files: bool

    def is_for(self, request: HttpRequest) -> bool:
        """Whether it was typed into the form at this address, whatever the query says."""
        return urlsplit(self.address).path == request.path

    @property
    def filled_in(self) -> str:
        """The page of the form, asked to fill it in, at the note that says so."""
        sign = "&" if "?" in self.address else "?"
        return f"{self.address}{sign}{AGAIN}=1#unsent"


def typed_into(request: HttpRequest) -> tuple[Typed, ...]:
    """The fields of the form that was sent, secrets left out; none when it cannot be read."""
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
    except (SuspiciousOperation, UnreadablePostError, RawPostDataException):
        return ()
    return tuple(
        Typed(name, value[:KEPT_LENGTH], is_long=name != "key" and (len(value) > 20 or "\n" in value))
        for name, value in sent[:KEPT_FIELDS]
        if not any(word in name.lower() for word in SECRETS)
    )


def keep(request: HttpRequest) -> bool:
    """Keep what somebody typed until they are signed in and back at the form, if it is worth it; a second form replaces the first.

    It lies in the session: no address carries it, and nobody reads it but the browser that sent it.
    """
    fields = typed_into(request)
    in_all = sum(len(field.value) + len(field.name) for field in fields)
    if not any(field.is_long for field in fields) or in_all > KEPT_IN_ALL:
        return False
    if not limits.check("keep", who=limits.who_asks(request)).allowed:
        return False
    kept = Kept(request.get_full_path(), fields, lost_files=bool(request.FILES))
    request.session[PLACE] = asdict(kept) | {"at": int(time.time())}
    return True


def kept_for(request: HttpRequest) -> Kept | None:
    """What is kept for this browser, if it is not too old."""
    row: dict[str, Any] | None = request.session.get(PLACE)
    if not row or time.time() - row["at"] > KEPT_SECONDS:
        return None
    return Kept(row["address"], tuple(Typed(**field) for field in row["fields"]), row["lost_files"])


def forget(request: HttpRequest) -> None:
    """It has been sent, or is no longer wanted."""
    request.session.pop(PLACE, None)

"""What axes asks of us: whose guesses are counted, and the page somebody sees who guessed too often."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.limits import in_words
from accounts.refusals import too_many
from accounts.rules import HOUR


def name_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The address that was typed, in small letters, so that no spelling gives new guesses."""
    given = credentials or {}
    typed = given.get("email") or request.POST.get("login") or given.get("username") or ""
    return str(typed).strip().lower()[:255]


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """429: this address is locked for this visitor; a reset of the password is the way in that stays open."""
    seconds = settings.AXES_COOLOFF_TIME * HOUR
    sentence = _(
        "The password was wrong too often. You can sign in again in %(wait)s, or choose a new password now: "
        "use “Forgotten your password?”."
    ) % {"wait": in_words(seconds)}
    return too_many(request, sentence=sentence, retry_after=seconds)

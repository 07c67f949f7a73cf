"""Pseudonyms: enough to count a visitor once, not enough to know who it was."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac

COOKIE = "lotse_visitor"
SALT = "articles.visitors"
KEPT = 365 * 24 * 3600
"""Seconds the browser keeps the number: as long as one version of an article usually lives."""


def pseudonym_of(request: HttpRequest) -> tuple[str, str]:
    """(pseudonym, new cookie value or an empty string).

    A member has theirs by account, so that two browsers are one reader; a visitor by a random number in their own cookie.
    """
    user: Any = request.user
    if user.is_authenticated:
        return _hash(f"member:{user.pk}"), ""
    number = request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""
    fresh = "" if number else secrets.token_hex(16)
    return _hash(f"visitor:{number or fresh}"), fresh


def remember(response: HttpResponseBase, fresh: str) -> None:
    """Give the visitor their number, where they have none yet. Only ever in answer to a button they pressed."""
    if fresh:
        response.set_signed_cookie(
            COOKIE,
            fresh,
            salt=SALT,
            max_age=KEPT,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _hash(value: str) -> str:
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()

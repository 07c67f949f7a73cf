"""The house's rate limiter: `spend` counts one use of an action and says, in a sentence, when it was one too many.

In a view with a form, the text stays and the sentence stands on the form, with status 429 and Retry-After:

    if form.is_valid() and limits.within("ask", request, form):
        ...
    return limits.answer(render(request, "forum/thread/ask.html", {"form": form}), form)

Without a form `limits.spend("vote", who=limits.who_asks(request))` raises TooMany, which the middleware answers with a page.
The table of numbers is `accounts.rules.LIMITS`.
"""

import hashlib
import math
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext

from accounts.rules import DAY, HOUR, LIMITS, MINUTE, Limit, Window
from accounts.visitors import address_of, household_of


@dataclass(frozen=True)
class Who:
    """Whose uses are counted: a member by id, a visitor by address."""

    key: str
    member: bool = False
    staff: bool = False


@dataclass(frozen=True)
class Verdict:
    """Whether it was within the limit, and the whole seconds until the next try is."""

    allowed: bool
    retry_after: int = 0
    sentence: str = ""


class TooMany(Exception):  # noqa: N818  # named after what people are told, not after a fault
    """More often than allowed; ``sentence`` says when it works again, ``retry_after`` the same in seconds."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.sentence)
        self.retry_after = verdict.retry_after
        self.sentence = verdict.sentence


def member(user: Any) -> Who:
    """Counts for a member, wherever they come from."""
    return Who(f"member:{user.pk}", member=True, staff=bool(user.is_staff))


def visitor(address: str) -> Who:
    """Counts for everybody at one address."""
    return Who(f"visitor:{household_of(address)}")


def who_asks(request: HttpRequest) -> Who:
    """The signed-in member, else the address the request came from."""
    return member(request.user) if request.user.is_authenticated else visitor(address_of(request))


def check(action: str, *, who: Who) -> Verdict:
    """Count one use of ``action`` if it is within the limit; a refused use is not counted. KeyError for an unknown action."""
    limit = LIMITS[action]
    windows = limit.member if who.member else limit.visitor
    if not settings.RATE_LIMITS or (who.staff and limit.staff_free):
        return Verdict(allowed=True)
    now = time.time()
    counted: list[str] = []
    wait = 0.0
    for window in windows:
        key = _bucket(action, who, window, now)
        counted.append(key)
        wait = max(wait, _wait(window, now, current=_add(key, window), before=_before(action, who, window, now)))
    if wait <= 0:
        return Verdict(allowed=True)
    for key in counted:
        _take_back(key)
    seconds = max(1, math.ceil(wait))
    return Verdict(allowed=False, retry_after=seconds, sentence=_sentence(limit, seconds))


def spend(action: str, *, who: Who) -> None:
    """Count one use of ``action``.

    Raises:
        TooMany: it is one too many; the use is not counted.
        KeyError: there is no such action in `accounts.rules.LIMITS`.
    """
    verdict = check(action, who=who)
    if not verdict.allowed:
        raise TooMany(verdict)


def within(action: str, request: HttpRequest, form: BaseForm) -> bool:
    """Count one use; when it is one too many, put the sentence on ``form`` (its text stays) and say no."""
    verdict = check(action, who=who_asks(request))
    if not verdict.allowed:
        form.add_error(None, verdict.sentence)
        form.too_many = verdict  # type: ignore[attr-defined]  # carried to `answer`, which has only the form
    return verdict.allowed


def answer(response: HttpResponse, form: BaseForm) -> HttpResponse:
    """Give a page that shows ``form`` the status and header of a refusal, if `within` refused."""
    verdict: Verdict | None = getattr(form, "too_many", None)
    if verdict is not None:
        response.status_code = 429
        response["Retry-After"] = str(verdict.retry_after)
    return response


def in_words(seconds: int) -> str:
    """A wait for people, rounded up: "40 seconds", "12 minutes", "3 hours"; number and unit do not break."""
    if seconds < MINUTE:
        words = ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    elif seconds < HOUR:
        minutes = math.ceil(seconds / MINUTE)
        words = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    else:
        hours = math.ceil(min(seconds, DAY) / HOUR)
        words = ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _sentence(limit: Limit, seconds: int) -> str:
    return str(limit.sentence) % {"wait": in_words(seconds)}


def _wait(window: Window, now: float, *, current: int, before: int) -> float:
    """Seconds until one more use fits, 0 if this one did.

    A sliding window from two counters: of the last whole bucket counts the share that is still within the window, so that
    nobody gets twice the limit by waiting for the full hour.
    """
    passed = now % window.seconds
    if current + before * (1 - passed / window.seconds) <= window.count:
        return 0.0
    others = current - 1
    if others < window.count and before:
        # Later in this bucket enough of the one before has slid out.
        return max(window.seconds * (1 - (window.count - 1 - others) / before) - passed, 0.001)
    # Only in the next bucket, where this one counts as the one before.
    return window.seconds - passed + max(0.0, window.seconds * (1 - (window.count - 1) / max(others, 1)))


def _bucket(action: str, who: Who, window: Window, at: float) -> str:
    person = hashlib.blake2s(who.key.encode(), digest_size=12).hexdigest()
    return f"limit:{action}:{window.seconds}:{person}:{int(at // window.seconds)}"


def _before(action: str, who: Who, window: Window, now: float) -> int:
    return max(0, int(cache.get(_bucket(action, who, window, now - window.seconds), 0)))


def _add(key: str, window: Window) -> int:
    """One more in the counter, atomic in both caches; how many there are now."""
    cache.add(key, 0, timeout=2 * window.seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # the cache dropped the counter between the two calls
        cache.set(key, 1, timeout=2 * window.seconds)
        return 1


def _take_back(key: str) -> None:
    try:
        cache.decr(key)
    except ValueError:
        return

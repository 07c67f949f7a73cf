"""The search log as views meet it: what was searched, opened and done afterwards, what solved it, under a pseudonym of today.

No page waits for the log and none fails with it: a search is written when its answer has been sent, and what goes wrong is logged
without a word of what was typed.
"""

import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import structlog
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from search.actions.log import log_click, log_deflection, log_followed, log_search
from search.actions.salt import salt_of
from search.models import Searched
from search.visitors import is_meant, network_of, pseudonym_of

log = structlog.get_logger(__name__)

RESULTS, TITLE = Searched.Place.RESULTS, Searched.Place.TITLE
"""Where it was typed: on the results page, as the title of a question."""
QUESTION, HAND_OVER = Searched.Followed.QUESTION, Searched.Followed.HAND_OVER
"""What came after."""


def note_search(
    request: HttpRequest,
    response: HttpResponse,
    typed: str,
    *,
    place: str,
    total: int,
    away: bool = False,
    filters: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write down a search once ``response`` has been sent. HEAD is no search, nor is what nobody meant."""
    if request.method != "GET" or not is_meant(request):
        return
    language, close = get_language() or "", response.close

    def write_and_close() -> None:
        now = timezone.now()
        with _harmless():
            log_search(
                typed,
                pseudonym=_pseudonym(request, now),
                network=network_of(request, _salt(now)),
                language=language,
                place=place,
                total=total,
                away=away,
                filters=filters,
                now=now,
            )
        close()

    # The server calls this behind the last byte, while the connection to the database is still ours.
    response.close = write_and_close  # type: ignore[method-assign]  # Django has no other hook for it


def note_click(request: HttpRequest, typed: str, *, place: str, kind: str, object_id: int, rank: int) -> None:
    """Write down that a hit was opened; ``rank`` is 1 for the first."""
    if not is_meant(request):
        return
    with _harmless():
        pseudonym = _pseudonym(request, timezone.now())
        log_click(pseudonym=pseudonym, typed=typed, place=place, kind=kind, object_id=object_id, rank=rank)


def note_followed(request: HttpRequest, followed_by: str) -> None:
    """Write down that a QUESTION or a HAND_OVER came after what was searched in the last half hour."""
    now = timezone.now()
    with _harmless():
        log_followed(pseudonym=_pseudonym(request, now), followed_by=followed_by, now=now)


def note_deflection(request: HttpRequest, typed: str, *, kind: str, object_id: int) -> None:
    """Write down that a hit solved what somebody was about to ask with the title ``typed``."""
    if not is_meant(request):
        return
    now, language = timezone.now(), get_language() or ""
    with _harmless():
        pseudonym = _pseudonym(request, now)
        log_deflection(pseudonym=pseudonym, typed=typed, language=language, kind=kind, object_id=object_id, now=now)


@contextmanager
def _harmless() -> Iterator[None]:
    """What goes wrong inside is told in the log of the server by its kind and place, for messages of databases repeat values."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 — whatever breaks, the reader has their page
        steps = [f"{step.name}:{step.lineno}" for step in traceback.extract_tb(error.__traceback__)]
        log.error("search_not_noted", error=type(error).__name__, where=" ".join(steps))


def _pseudonym(request: HttpRequest, now: datetime) -> str:
    return pseudonym_of(request, _salt(now))


def _salt(now: datetime) -> str:
    return salt_of(now.astimezone(UTC).date())

"""`{% newest_questions %}` for the home page, and the addresses of threads and posts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from forum.addresses import post_address, thread_address
from forum.posts import PostId
from forum.queries.newest import newest_questions as newest
from forum.queries.newest import public_count
from forum.queries.reports import waiting_post_count
from forum.queries.suggested import suggested_before as suggested_for
from forum.rules import State, may_see_reports, may_see_suggested, state_of

register = template.Library()

SHOWN = 6


@dataclass(frozen=True)
class ThreadHit:
    """What a found thread shows beside its text; ``facts`` are sentences, said here because a page has many."""

    state: State
    facts: tuple[str, ...]


@register.filter
def as_hit(thread: Any) -> ThreadHit:
    """State and facts of a thread loaded by `ThreadSource.for_hits`; asks the database nothing."""
    return ThreadHit(state_of(thread), tuple(_facts(thread)))


def _facts(thread: Any) -> Iterator[str]:
    solution = thread.solution
    if solution is None:
        yield gettext("Asked by %(name)s") % {
            "name": thread.author.name if thread.author else gettext("a former member")
        }
    elif solution.author:
        yield gettext("Solution by %(name)s") % {"name": solution.author.name}
    if solution is not None and solution.score > 0:
        yield _counted(
            solution.score, ngettext("%(number)s found it helpful", "%(number)s found it helpful", solution.score)
        )
    count = thread.answer_count
    yield (
        _counted(count, ngettext("%(number)s answer", "%(number)s answers", count))
        if count
        else gettext("no answer yet")
    )


def _counted(count: int, words: str) -> str:
    return words % {"number": number_format(count, use_l10n=True, force_grouping=True)}


@register.inclusion_tag("forum/_newest.html", takes_context=True)
def newest_questions(context: dict[str, Any]) -> dict[str, Any]:
    """What members are asking: the six newest public questions and the ways on."""
    return {"rows": newest(limit=SHOWN), "count": public_count(), "LANGUAGE_CODE": context.get("LANGUAGE_CODE")}


@register.inclusion_tag("forum/_reports_waiting.html", takes_context=True)
def reports_waiting(context: dict[str, Any]) -> dict[str, Any]:
    """The way to the reported posts, with how many wait: for whoever may see them; for others nothing and no query."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated or not may_see_reports(request.user):
        return {"allowed": False}
    return {"allowed": True, "count": waiting_post_count(user=request.user)}


@register.inclusion_tag("forum/_suggested_before.html", takes_context=True)
def suggested_before(context: dict[str, Any], thread: Any) -> dict[str, Any]:
    """What was suggested before the question was asked: for those who help in the house's name; for others nothing and no query."""
    request = context.get("request")
    shown = suggested_for(thread.pk, user=request.user) if request and may_see_suggested(request.user) else ()
    return {"suggested": shown, "LANGUAGE_CODE": context.get("LANGUAGE_CODE")}


@register.simple_tag
def thread_url(thread: Any) -> str:
    """The page of a thread: anything with ``id`` and ``slug``."""
    return thread_address(thread)


@register.simple_tag
def post_url(post: PostId) -> str:
    """The lasting address of a post."""
    return post_address(post)


@register.simple_tag
def answer_url(answer_id: int) -> str:
    """The lasting address of an answer."""
    return post_address(PostId("answer", answer_id))

"""`{% newest_questions %}` for the home page, and the addresses of threads and posts."""

from dataclasses import dataclass
from typing import Any

from django import template

from forum.addresses import post_address, thread_address
from forum.posts import PostId
from forum.queries.newest import newest_questions as newest
from forum.queries.newest import public_count
from forum.queries.parts import BoardView, board_view
from forum.queries.reports import waiting_post_count
from forum.rules import State, may_see_reports, state_of

register = template.Library()

SHOWN = 6


@dataclass(frozen=True)
class ThreadHit:
    """What a found thread shows beside its text."""

    state: State
    board: BoardView


@register.filter
def as_hit(thread: Any) -> ThreadHit:
    """State and board of a thread loaded by `ThreadSource.for_hits`; asks the database nothing."""
    return ThreadHit(state_of(thread), board_view(thread.board))


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

"""Where threads and posts are found: the one place that spells their addresses."""

from typing import Any, Protocol

from django.urls import reverse

from forum.posts import PostId
from forum.rules.limits import ANSWERS_A_PAGE, REPLIES_A_PAGE, REPLIES_LOADED


def thread_address(thread: Any, *, post: PostId | None = None, answers_before: int = 0) -> str:
    """The page of a thread (anything with ``id`` and ``slug``), at ``post`` if one is named.

    ``answers_before`` is how many answers stand before the one named, so that the link leads to its page.
    """
    page = answers_before // ANSWERS_A_PAGE + 1
    query = f"?page={page}" if page > 1 else ""
    anchor = f"#{post}" if post is not None else ""
    return reverse("forum:thread", args=[thread.id, thread.slug]) + query + anchor


def post_address(post: PostId) -> str:
    """The lasting address of a post, which leads to its place on the page of its thread."""
    return reverse("forum:post", args=[post.kind, post.id])


class Place(Protocol):
    """Where a post stands, as `forum.queries.whereabouts` finds it."""

    @property
    def thread(self) -> Any:
        """The thread it belongs to."""

    @property
    def on(self) -> PostId:
        """The question or answer it is or hangs on."""

    @property
    def answers_before(self) -> int:
        """How many answers stand before that."""

    @property
    def replies_before(self) -> int:
        """How many replies stand before it there; 0 where it is none."""


def place_of(found: Place, post: PostId) -> str:
    """Where readers find ``post``: on the page of its thread, or among all replies of what it hangs on."""
    if found.replies_before < REPLIES_LOADED:
        return thread_address(found.thread, post=post, answers_before=found.answers_before)
    page = found.replies_before // REPLIES_A_PAGE + 1
    query = f"?page={page}" if page > 1 else ""
    return f"{reverse('forum:post-replies', args=[found.on.kind, found.on.id])}{query}#{post}"

"""Where threads and posts are found: the one place that spells their addresses."""

from typing import Any

from django.urls import reverse

from forum.posts import PostId
from forum.rules.limits import ANSWERS_A_PAGE


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

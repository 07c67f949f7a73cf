"""Which posts go out of sight together."""

from forum.models import Reply
from forum.posts import PostId


def told_with(post: PostId) -> list[PostId] | None:
    """A post with those under it that go out of sight with it; None for a whole thread."""
    if post.kind == "thread":
        return None
    under = Reply.objects.filter(answer=post.id).values_list("pk", flat=True) if post.kind == "answer" else []
    return [post, *(PostId("reply", pk) for pk in under)]

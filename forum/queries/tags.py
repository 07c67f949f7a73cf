"""Tags: one by its address, and those in use."""

from django.db.models import Count, Q

from forum.models import Tag, Thread
from forum.rules import Missing

SHOWN = 15


def tag_by_slug(slug: str) -> Tag:
    """The tag; Missing when there is none."""
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        raise Missing
    return tag


def tags_in_use(*, board: str = "") -> tuple[Tag, ...]:
    """The tags that most public threads carry (of one board, if named), most used first. One query."""
    public = Thread.objects.public()
    threads = public.filter(board__slug=board) if board else public
    counted = Tag.objects.annotate(used=Count("threads", filter=Q(threads__in=threads))).filter(used__gt=0)
    return tuple(counted.order_by("-used", "name")[:SHOWN])

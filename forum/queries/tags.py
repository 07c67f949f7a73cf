"""Tags: one by its address, those in use, those that begin like what is typed."""

from dataclasses import dataclass

from django.db.models import Count, Q

from forum.models import Tag, Thread
from forum.rules import Missing, normalise_tag

SHOWN = 15
TAGS_OFFERED = 8
TAGS_LISTED = 100
_PUBLIC = Q(threads__visibility="public", threads__hidden_at=None)


@dataclass(frozen=True)
class TagRow:
    """A tag and how many public questions carry it."""

    name: str
    slug: str
    thread_count: int


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


def popular_tags(*, limit: int = TAGS_LISTED) -> tuple[TagRow, ...]:
    """The most used tags with their figures. One query."""
    return _rows(Q(), limit)


def tags_like(beginning: str, *, limit: int = TAGS_OFFERED) -> tuple[TagRow, ...]:
    """The most used tags that begin like this, for the form that asks. One query, none for nothing."""
    beginning = normalise_tag(beginning)
    return _rows(Q(name__startswith=beginning), limit) if beginning else ()


def _rows(condition: Q, limit: int) -> tuple[TagRow, ...]:
    tags = Tag.objects.filter(condition).annotate(count=Count("threads", filter=_PUBLIC)).filter(count__gt=0)
    return tuple(TagRow(tag.name, tag.slug, tag.count) for tag in tags.order_by("-count", "name")[:limit])

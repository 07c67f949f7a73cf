"""Questions a member could help with: waiting for an answer, under tags and on boards where they have answered before."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Value, When

from forum.models import Answer, Tag, Thread
from forum.posts import Person
from forum.queries.questions import QuestionRow, question_rows
from forum.rules import is_member

SHOWN = 3
TAGS_LOOKED_AT = 10
ANSWERS_LOOKED_AT = 200


@dataclass(frozen=True)
class HelpWanted:
    """Questions for this member, and the tags they were chosen by."""

    rows: tuple[QuestionRow, ...]
    tags: tuple[Tag, ...]


def help_wanted(*, user: Person, limit: int = SHOWN) -> HelpWanted:
    """Open questions without an answer that ``user`` did not ask, nearest to what they answered before; nothing for visitors.

    Five queries. Their language first, then shared tags, then the longest wait.
    """
    if not is_member(user):
        return HelpWanted((), ())
    tags = _tags_of(user)
    chosen = Exists(Thread.tags.through.objects.filter(thread=OuterRef("pk"), tag__in=tags))
    rows = (
        Thread.objects.public()
        .unanswered()
        .exclude(author=user)
        .annotate(
            language_fits=Case(
                When(language=user.language, then=Value(1)), default=Value(0), output_field=IntegerField()
            ),
            tags_fit=Case(When(chosen, then=Value(1)), default=Value(0), output_field=IntegerField()),
        )
        .order_by("-language_fits", "-tags_fit", "asked_at", "pk")
    )
    return HelpWanted(question_rows(rows[:limit]), tuple(tags))


def _tags_of(user: Any) -> list[Tag]:
    """The tags under which this member answered most, of their latest answers."""
    latest = Answer.objects.filter(author=user).order_by("-answered_at").values("thread")[:ANSWERS_LOOKED_AT]
    return list(
        Tag.objects.annotate(times=Count("threads", filter=Q(threads__in=latest)))
        .filter(times__gt=0)
        .order_by("-times", "name")[:TAGS_LOOKED_AT]
    )

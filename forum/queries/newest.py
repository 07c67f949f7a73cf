"""The newest questions, for the front page of the house."""

from forum.models import Thread
from forum.queries.questions import QuestionRow, question_rows


def newest_questions(*, limit: int) -> tuple[QuestionRow, ...]:
    """Public questions asked last, the same for every reader. Three queries."""
    return question_rows(Thread.objects.public().filter(archived_at=None).order_by("-asked_at", "-pk")[:limit])


def public_count() -> int:
    """How many public questions there are. One query."""
    return Thread.objects.public().count()

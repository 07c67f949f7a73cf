"""What each post has earned by the present state of the forum; whoever keeps books on it makes them agree with this."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, Q, QuerySet

from forum.models import Answer, Thread, Vote

BATCH = 500

Kind = Literal["question", "answer"]

# Votes brought in from elsewhere had their effect there; only votes cast here count.
CAST_HERE = Q(votes__source="")


@dataclass(frozen=True)
class Merit:
    """Votes and acceptance of one post. ``counts`` is false while it is hidden, emptied or private."""

    kind: Kind
    post_id: int
    thread_id: int
    author: int | None
    asker: int | None
    ups: int
    downs: int
    down_voters: tuple[int, ...]
    accepted: bool
    counts: bool

    @property
    def source(self) -> str:
        """The post's name in the books, e.g. ``answer:12``."""
        return f"{self.kind}:{self.post_id}"


def merit_of(kind: Kind, post_id: int) -> Merit | None:
    """The merit of one post; None when it is gone. Two queries."""
    return next(iter(_answers([post_id]) if kind == "answer" else _questions([post_id])), None)


def answer_ids(thread_id: int) -> list[int]:
    """The answers of a thread, hidden ones included."""
    return list(Answer.objects.filter(thread=thread_id).order_by("pk").values_list("pk", flat=True))


def all_merits() -> Iterator[Merit]:
    """The merit of every post that has a vote cast here or was accepted, in batches, memory flat."""
    questions = Thread.objects.filter(CAST_HERE).distinct()
    yield from _in_batches(questions.order_by("pk").values_list("pk", flat=True).iterator(BATCH), _questions)
    answers = Answer.objects.filter(CAST_HERE | Q(pk__in=Thread.objects.solved().values("solution"))).distinct()
    yield from _in_batches(answers.order_by("pk").values_list("pk", flat=True).iterator(BATCH), _answers)


def _in_batches(ids: Iterator[int], load: Callable[[Sequence[int]], Iterator[Merit]]) -> Iterator[Merit]:
    batch: list[int] = []
    for pk in ids:
        batch.append(pk)
        if len(batch) == BATCH:
            yield from load(batch)
            batch = []
    yield from load(batch)


def _questions(ids: Sequence[int]) -> Iterator[Merit]:
    rows: QuerySet[Any] = Thread.objects.filter(pk__in=ids).annotate(
        ups=Count("votes", filter=CAST_HERE & Q(votes__value=1)),
        downs=Count("votes", filter=CAST_HERE & Q(votes__value=-1)),
    )
    for row in rows.order_by("pk"):
        yield Merit(
            kind="question",
            post_id=row.pk,
            thread_id=row.pk,
            author=row.author_id,
            asker=row.author_id,
            ups=row.ups,
            downs=row.downs,
            down_voters=(),
            accepted=False,
            counts=row.hidden_at is None and row.emptied_at is None and not row.is_private,
        )


def _answers(ids: Sequence[int]) -> Iterator[Merit]:
    voters: dict[int, list[int]] = defaultdict(list)
    cast_down = Vote.objects.filter(answer__in=ids, source="", value=-1, voter__isnull=False)
    for answer_id, voter_id in cast_down.order_by("pk").values_list("answer_id", "voter_id"):
        voters[answer_id or 0].append(voter_id or 0)
    rows: QuerySet[Any] = (
        Answer.objects.filter(pk__in=ids)
        .select_related("thread")
        .annotate(
            ups=Count("votes", filter=CAST_HERE & Q(votes__value=1)),
            downs=Count("votes", filter=CAST_HERE & Q(votes__value=-1)),
        )
    )
    for row in rows.order_by("pk"):
        thread = row.thread
        yield Merit(
            kind="answer",
            post_id=row.pk,
            thread_id=thread.pk,
            author=row.author_id,
            asker=thread.author_id,
            ups=row.ups,
            downs=row.downs,
            down_voters=tuple(voters[row.pk]),
            accepted=thread.solution_id == row.pk and not thread.solution_brought,
            counts=all(
                (row.hidden_at is None, row.emptied_at is None, thread.hidden_at is None, not thread.is_private)
            ),
        )

"""What search finds of the forum: a thread as one document, with its question, its solution and the words of its answers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forum.models import Answer, Tag, Thread
from forum.queries import Knower, all_boards, people_who_know
from forum.rules import FOUND_STATES, state_of
from markup.render import codes_in
from search.contract import Document, Signals, Source, register

# Beyond that a document grows and finds nothing better: the best answers come first.
ANSWERS_IN_A_DOCUMENT = 10
TEXT_IN_A_DOCUMENT = 60_000
WORDS_OF_A_SEARCH = 8

SHOWN = (
    *("title", "slug", "language", "body_text", "visibility", "hidden_at", "person_at", "duplicate_of", "closed_at"),
    *("archived_at", "answer_count", "asked_at", "active_at", "active_by", "author__name", "solution__score"),
    "solution__author__name",
)
"""What a hit shows, and what its state is made of."""


@register
class ThreadSource(Source[Thread]):
    """Public threads that are not hidden."""

    kind = "thread"
    label = _("Questions")
    called = _("Question")
    icon = "thread"
    hit_template = "forum/_hit.html"
    suggestion_template = "forum/_suggestion.html"
    link_template = "forum/_link.html"
    people_template = "forum/_people_who_know.html"

    def findable(self) -> QuerySet[Thread]:
        """Public and shown. A duplicate is found too: its words lead to the original."""
        return Thread.objects.public().order_by("pk")

    def meant_for(self, audiences: Collection[str]) -> QuerySet[Thread]:
        """Found is only what everybody may see, whoever asks."""
        return self.findable()

    def answering(self, rows: QuerySet[Thread]) -> QuerySet[Thread]:
        """Solved ones, as `state_of` has it."""
        return rows.filter(solution__isnull=False, person_at=None, duplicate_of=None)

    def documents_for(self, rows: Sequence[Thread]) -> Iterable[Document]:
        """Four queries: threads with boards and solutions, tags, answers."""
        ids = [row.pk for row in rows]
        threads = Thread.objects.filter(pk__in=ids).select_related("board", "solution").order_by("pk")
        answers: dict[int, list[Answer]] = defaultdict(list)
        for answer in Answer.objects.shown().filter(thread__in=ids).order_by("-score", "answered_at", "pk"):
            answers[answer.thread_id].append(answer)
        for thread in threads.prefetch_related(Prefetch("tags", queryset=Tag.objects.order_by("name"))):
            yield _document(thread, answers[thread.pk])

    def for_hits(self, rows: QuerySet[Thread]) -> QuerySet[Thread]:
        """With what a hit shows: the state, names and counts, and none of the long texts. One query."""
        return rows.select_related("author", "solution__author").only(*SHOWN)

    def database_search(self, words: str, user: Any, language: str, limit: int) -> Sequence[Thread]:
        """Newest threads in whose titles every word stands; solved ones first, the reader's language before others."""
        rows = self.for_hits(self.findable())
        for word in words.split()[:WORDS_OF_A_SEARCH]:
            rows = rows.filter(title__icontains=word)
        ordered = rows.annotate(own=Q(language=language), has_solution=Q(solution__isnull=False)).order_by(
            "-own", "-has_solution", "-active_at", "-pk"
        )
        return list(ordered[:limit])

    def places(self) -> Mapping[str, str]:
        """The boards, in their order."""
        return {board.slug: board.title for board in all_boards()}

    def states(self) -> Mapping[str, Any]:
        """Those of questions everybody may see."""
        return {state.key: state.words for state in FOUND_STATES}

    def people_for(self, ids: Sequence[int], user: Any) -> Sequence[Knower]:
        """Who solved most of these questions."""
        return people_who_know(ids, reader=user)


def _document(thread: Thread, answers: list[Answer]) -> Document:
    solution = thread.solution.body_text if thread.solution else ""
    others = [answer.body_text for answer in answers if answer.pk != thread.solution_id][:ANSWERS_IN_A_DOCUMENT]
    body = "\n\n".join([thread.body_text, *others])[:TEXT_IN_A_DOCUMENT]
    return Document(
        kind=ThreadSource.kind,
        id=thread.pk,
        language=thread.language,
        title=thread.title,
        body=body,
        solution=solution[:TEXT_IN_A_DOCUMENT],
        codes=codes_in(f"{thread.title}\n\n{body}\n\n{solution}"),
        place=thread.board.slug,
        tags=tuple(tag.name for tag in thread.tags.all()),
        state=state_of(thread).key,
        author=thread.author_id,
        created=thread.asked_at,
        changed=thread.active_at,
        signals=Signals(
            votes=thread.score + sum(max(0, answer.score) for answer in answers),
            solved=thread.solution_id is not None,
            views=thread.view_count,
            archived=thread.archived_at is not None,
        ),
        version=thread.changes,
    )

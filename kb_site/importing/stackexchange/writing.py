"""The second reading of a dump: what was checked is written, step by step, in batches that are each whole.

A step skips what is here already, so a run that was stopped is finished by the next one, and a run too many changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from accounts.actions import bring_in_members
from accounts.queries import brought_members
from forum.actions import bring_in as forum
from forum.actions.bring_in import BATCH, Brought
from forum.queries.brought import brought_answers, brought_threads
from kb_site.importing.progress import Progress
from kb_site.importing.stackexchange import entries
from kb_site.importing.stackexchange.checking import Checked
from kb_site.importing.stackexchange.entries import ACCEPTED, ANSWER, DOWN, DUPLICATE, QUESTION, UP, Comment, Post
from kb_site.importing.stackexchange.ours import Author, Place


@dataclass(frozen=True)
class Step:
    """One kind of thing: how many there are, and what writes a batch of them."""

    title: str
    total: int
    rows: Iterable[Any]
    bring: Callable[[Sequence[Any]], Brought]


def bring_in(folder: Path, checked: Checked, place: Place, progress: Progress) -> dict[str, Brought]:
    """Write what is not here yet; by title of the step, how many came in, were here, had lost their counterpart."""
    return {
        step.title: sum(
            map(step.bring, progress.batches(step.title, step.rows, total=step.total, size=BATCH)), Brought()
        )
        for step in _Dump(folder, checked, place).steps()
    }


@dataclass(frozen=True)
class _Dump:
    """A folder that was checked, and where it goes."""

    folder: Path
    checked: Checked
    place: Place

    def steps(self) -> Iterator[Step]:
        """In the order in which they need each other."""
        found = self.checked
        yield Step("Members", found.members, self._authors(), self._bring_members)
        yield Step("Questions", len(found.questions), self._posts(QUESTION), self._bring_questions)
        yield Step("Answers", len(found.answers), self._posts(ANSWER), self._bring_answers)
        yield Step("Replies", found.replies, self._comments(), self._bring_replies)
        yield Step("Votes", found.votes, self._votes(), self._bring_votes)
        yield Step("Solutions", len(found.accepted) - found.accepted_absent, self._solutions(), self._bring_solutions)
        yield Step("Duplicates", found.duplicates, self._duplicates(), self._bring_duplicates)

    def _authors(self) -> Iterator[entries.Person]:
        people = entries.people(self.folder)
        return (person for person in people if person.id > 0 and person.id in self.checked.authors)

    def _bring_members(self, batch: Sequence[entries.Person]) -> Brought:
        here = brought_members(self.place.site, (str(person.id) for person in batch))
        new = [self.place.member(person) for person in batch if str(person.id) not in here]
        bring_in_members(self.place.site, new)
        return Brought(made=len(new), known=len(here))

    def _authors_of(self, batch: Iterable[Post | Comment]) -> Callable[[Post | Comment], Author]:
        """Asks once for everybody who wrote something of the batch."""
        here = brought_members(self.place.site, (str(row.author) for row in batch))
        return lambda row: here.get(str(row.author), (None, ""))

    def _posts(self, kind: int) -> Iterator[Post]:
        return (post for post in entries.posts(self.folder) if post.kind == kind)

    def _bring_questions(self, batch: Sequence[Post]) -> Brought:
        author_of = self._authors_of(batch)
        here = brought_threads(self.place.site, (str(post.id) for post in batch))
        # Known ones are left out before their texts are converted, which takes longer than all else.
        new = [self.place.thread(post, author_of(post)) for post in batch if str(post.id) not in here]
        return forum.bring_threads(self.place.site, new) + Brought(known=len(here))

    def _bring_answers(self, batch: Sequence[Post]) -> Brought:
        author_of = self._authors_of(batch)
        here = brought_answers(self.place.site, (str(post.id) for post in batch))
        new = [self.place.answer(post, author_of(post)) for post in batch if str(post.id) not in here]
        return forum.bring_answers(self.place.site, new) + Brought(known=len(here))

    def _on(self, post: int) -> Literal["thread", "answer"]:
        return "thread" if post in self.checked.questions else "answer"

    def _comments(self) -> Iterator[Comment]:
        return (comment for comment in entries.comments(self.folder) if self.checked.is_post(comment.post))

    def _bring_replies(self, batch: Sequence[Comment]) -> Brought:
        author_of = self._authors_of(batch)
        rows = [self.place.reply(comment, self._on(comment.post), author_of(comment)) for comment in batch]
        return forum.bring_replies(self.place.site, rows)

    def _votes(self) -> Iterator[forum.VoteIn]:
        for vote in entries.votes(self.folder):
            if vote.kind in {UP, DOWN} and self.checked.is_post(vote.post):
                value = 1 if vote.kind == UP else -1
                yield forum.VoteIn(str(vote.id), self._on(vote.post), str(vote.post), value, vote.at)

    def _bring_votes(self, batch: Sequence[forum.VoteIn]) -> Brought:
        return forum.bring_votes(self.place.site, batch)

    def _solutions(self) -> Iterator[forum.AcceptanceIn]:
        days: dict[int, datetime] = {
            vote.post: vote.at
            for vote in entries.votes(self.folder)
            if vote.kind == ACCEPTED and vote.post in self.checked.accepted
        }
        for post in self._posts(ANSWER):
            if post.id in self.checked.accepted:
                # Votes are dated by the day alone: one of the answer's own day came after it.
                at = max(post.at, days.get(post.id, post.at))
                yield forum.AcceptanceIn(str(post.parent), str(post.id), at)

    def _bring_solutions(self, batch: Sequence[forum.AcceptanceIn]) -> Brought:
        return forum.bring_acceptances(self.place.site, batch)

    def _duplicates(self) -> Iterator[forum.DuplicateIn]:
        questions = self.checked.questions
        for link in entries.links(self.folder):
            if link.kind == DUPLICATE and link.post in questions and link.target in questions:
                yield forum.DuplicateIn(str(link.post), str(link.target))

    def _bring_duplicates(self, batch: Sequence[forum.DuplicateIn]) -> Brought:
        return forum.bring_duplicates(self.place.site, batch)

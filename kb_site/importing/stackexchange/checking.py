"""The first reading of a dump: every row of every file, nothing written; afterwards only the database can still refuse."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kb_site.importing.ids import Ids
from kb_site.importing.problems import InputProblem
from kb_site.importing.progress import Progress
from kb_site.importing.stackexchange import entries
from kb_site.importing.stackexchange.entries import (
    ANSWER,
    DOWN,
    DUPLICATE,
    QUESTION,
    UP,
    Comment,
    Link,
    Person,
    Post,
    Vote,
)
from kb_site.importing.stackexchange.xml_rows import Row

FILES = ("Posts.xml", "Users.xml", "Comments.xml", "Votes.xml", "PostLinks.xml")


@dataclass
class Checked:
    """What a dump holds: numbers of its posts and authors, how much of each kind, and what will not come in."""

    questions: Ids = field(default_factory=Ids)
    answers: Ids = field(default_factory=Ids)
    others: Ids = field(default_factory=Ids)
    """Pages about tags and the like."""
    authors: Ids = field(default_factory=Ids)
    members: int = 0
    replies: int = 0
    replies_elsewhere: int = 0
    votes: int = 0
    votes_elsewhere: int = 0
    accepted: Ids = field(default_factory=Ids)
    """Answers that solved their question."""
    accepted_absent: int = 0
    duplicates: int = 0
    links_absent: int = 0

    def is_post(self, number: int) -> bool:
        """Whether it is a question or an answer."""
        return number in self.questions or number in self.answers

    def is_known(self, number: int) -> bool:
        """Whether it is anything in Posts.xml."""
        return self.is_post(number) or number in self.others


def check(folder: Path, progress: Progress) -> Checked:
    """Read everything.

    Raises:
        InputProblem: with file and line, for whatever would make the dump only half readable.
    """
    if not folder.is_dir():
        raise InputProblem(folder, "this is no folder. Name the one that holds Posts.xml, unpacked.")
    for name in FILES:
        if not (folder / name).is_file():
            raise InputProblem(folder, f"there is no {name} in it; a dump has {', '.join(FILES)}.")
    checked = Checked()
    _posts(progress.counted("Posts.xml", entries.posts(folder)), checked)
    _comments(progress.counted("Comments.xml", entries.comments(folder)), checked)
    _people(progress.counted("Users.xml", entries.people(folder)), checked)
    _votes(progress.counted("Votes.xml", entries.votes(folder)), checked)
    _links(progress.counted("PostLinks.xml", entries.links(folder)), checked)
    return checked


def _posts(posts: Iterable[Post], checked: Checked) -> None:
    # An answer may stand before its question, where questions were merged: those are looked up at the end.
    early: list[tuple[Row, int]] = []
    for post in posts:
        _new_post(post, checked)
        if post.kind == ANSWER and post.parent not in checked.questions:
            early.append((post.row, post.parent))
        if post.kind == QUESTION and post.accepted > 0:
            checked.accepted.add(post.accepted)
        _note_author(post.author, checked)
    for row, parent in early:
        if parent not in checked.questions:
            raise row.problem(f"this answers question {parent}, which is not in the file.")
    checked.accepted_absent = len(checked.accepted) - checked.accepted.count_in(checked.answers)


def _new_post(post: Post, checked: Checked) -> None:
    kinds = {QUESTION: checked.questions, ANSWER: checked.answers}
    if checked.is_known(post.id):
        raise post.row.problem(f"the Id {post.id} is there twice.")
    kinds.get(post.kind, checked.others).add(post.id)


def _note_author(number: int, checked: Checked) -> None:
    if number > 0:
        checked.authors.add(number)


def _comments(comments: Iterable[Comment], checked: Checked) -> None:
    seen = Ids()
    for comment in comments:
        _once(comment, seen)
        if not checked.is_known(comment.post):
            raise comment.row.problem(f"this is under post {comment.post}, which is not in Posts.xml.")
        if checked.is_post(comment.post):
            checked.replies += 1
            _note_author(comment.author, checked)
        else:
            checked.replies_elsewhere += 1


def _once(entry: Comment | Vote | Link, seen: Ids) -> None:
    if not seen.add(entry.id):
        raise entry.row.problem(f"the Id {entry.id} is there twice.")


def _people(people: Iterable[Person], checked: Checked) -> None:
    seen = Ids()
    for person in people:
        # Numbers below zero are the site's own: "Community".
        if person.id >= 0 and not seen.add(person.id):
            raise person.row.problem(f"the Id {person.id} is there twice.")
        checked.members += person.id in checked.authors if person.id > 0 else 0


def _votes(votes: Iterable[Vote], checked: Checked) -> None:
    seen = Ids()
    for vote in votes:
        _once(vote, seen)
        if vote.kind in {UP, DOWN}:
            # Votes on what was deleted since are still in the dump; so are those on pages about tags.
            here = checked.is_post(vote.post)
            checked.votes += here
            checked.votes_elsewhere += not here


def _links(links: Iterable[Link], checked: Checked) -> None:
    seen = Ids()
    for link in links:
        _once(link, seen)
        if not (checked.is_known(link.post) and checked.is_known(link.target)):
            checked.links_absent += 1
        elif link.kind == DUPLICATE and link.post in checked.questions and link.target in checked.questions:
            checked.duplicates += 1

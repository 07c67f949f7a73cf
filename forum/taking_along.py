"""What the forum holds of a member, for taking along: what they wrote, how they voted, what they follow, reported and did."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from accounts.taking_along import Row, takes_along
from forum.models import Act, Answer, Follow, Reply, Report, Revision, Thread, Vote

CHUNK = 500


def _rows(found: QuerySet[Any]) -> Iterator[Any]:
    """All of them, the oldest first, a few at a time."""
    return found.order_by("pk").iterator(chunk_size=CHUNK)


def _what_became_of_it(row: Thread | Answer | Reply) -> Row:
    """Edited and hidden: the same for everything somebody wrote."""
    return {"edited_at": row.edited_at, "hidden_at": row.hidden_at, "hidden_reason": row.hidden_reason}


def _what_it_is_about(row: Act | Report | Revision | Vote) -> Row:
    """The post by its number: the question itself, or an answer."""
    return {"question": row.thread_id, "answer": row.answer_id}


@takes_along("forum/questions")
def questions(member: Any) -> Iterable[Row]:
    """Every question with its text, private and hidden ones too, and what was suggested before."""
    asked = Thread.objects.filter(author=member).select_related("board", "suggested").prefetch_related("tags")
    for row in _rows(asked):
        before = getattr(row, "suggested", None)
        yield {
            "id": row.pk,
            "title": row.title,
            "text": row.body,
            "tags": sorted(tag.name for tag in row.tags.all()),
            "board": row.board.slug,
            "language": row.language,
            "visibility": row.visibility,
            "asked_at": row.asked_at,
            **_what_became_of_it(row),
            "closed_at": row.closed_at,
            "closed_reason": row.closed_reason,
            "score": row.score,
            "came_from": row.attribution_url,
            "suggested_before": before.shown if before else [],
            "opened_before": before.opened if before else [],
        }


@takes_along("forum/answers")
def answers(member: Any) -> Iterable[Row]:
    """Every answer with its text, hidden ones too."""
    for row in _rows(Answer.objects.filter(author=member).select_related("thread")):
        yield {
            "id": row.pk,
            "question": row.thread_id,
            "question_title": row.thread.title,
            "text": row.body,
            "answered_at": row.answered_at,
            **_what_became_of_it(row),
            "official": row.official,
            "accepted": row.thread.solution_id == row.pk,
            "score": row.score,
            "came_from": row.attribution_url,
        }


@takes_along("forum/replies")
def replies(member: Any) -> Iterable[Row]:
    """Every reply with its text."""
    for row in _rows(Reply.objects.filter(user=member)):
        yield {
            "id": row.pk,
            "question": row.within_id,
            "answer": row.answer_id,
            "text": row.comment,
            "written_at": row.written_at,
            **_what_became_of_it(row),
        }


@takes_along("forum/earlier-versions")
def versions(member: Any) -> Iterable[Row]:
    """What they wrote as an editor: each version of theirs and others' posts."""
    for row in _rows(Revision.objects.filter(editor=member)):
        yield {
            **_what_it_is_about(row),
            "reply": row.reply_id,
            "version": row.version,
            "title": row.title,
            "text": row.body,
            "tags": row.tags,
            "comment": row.comment,
            "at": row.at,
        }


@takes_along("forum/votes")
def votes(member: Any) -> Iterable[Row]:
    """How they voted; nobody else learns of it."""
    for row in _rows(Vote.objects.filter(voter=member)):
        yield {**_what_it_is_about(row), "value": row.value, "at": row.at}


@takes_along("forum/follows")
def follows(member: Any) -> Iterable[Row]:
    """What they follow."""
    for row in _rows(Follow.objects.filter(member=member).select_related("thread")):
        yield {"question": row.thread_id, "title": row.thread.title, "at": row.at}


@takes_along("forum/reports")
def reports(member: Any) -> Iterable[Row]:
    """What they reported, and what came of it."""
    for row in _rows(Report.objects.filter(reporter=member)):
        yield {
            **_what_it_is_about(row),
            "reply": row.reply_id,
            "reason": row.reason,
            "text": row.text,
            "at": row.at,
            "outcome": row.outcome,
            "settled_at": row.settled_at,
        }


@takes_along("forum/acts")
def acts(member: Any) -> Iterable[Row]:
    """What they did to posts, their own and others' (accepted, closed, hid, …), with the reason they gave."""
    for row in _rows(Act.objects.filter(actor=member)):
        yield {
            "act": row.verb,
            **_what_it_is_about(row),
            "reply": row.reply_id,
            "reason": row.reason,
            "at": row.at,
        }

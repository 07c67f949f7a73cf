"""Vote on a question or an answer, change the vote, take it back."""

from django.db import transaction

from forum.actions.locks import lock_question_or_answer
from forum.actions.records import touch
from forum.models import Answer, Thread, Vote
from forum.posts import Person, PostId
from forum.rules import may_vote, require
from forum.signals import VOTE_CAST
from news.announce import announce


@transaction.atomic
def cast_vote(*, by: Person, post: PostId, value: int) -> int:
    """Set this person's vote on ``post`` to 1, -1 or 0 (none); the new score. Setting it to what it is changes nothing.

    Raises:
        Missing: no such post, or not for this person.
        Refused: own post, no right to vote down, private, hidden, emptied or archived; nobody is signed in.
        ValueError: ``value`` is none of the three.
    """
    if value not in {-1, 0, 1}:
        raise ValueError(f"a vote is -1, 0 or 1, not {value}")
    thread, voted_on = lock_question_or_answer(post, by)
    require(may_vote(by, voted_on, value))
    on = {"answer": voted_on} if isinstance(voted_on, Answer) else {"thread": voted_on}
    vote = Vote.objects.filter(voter=by, **on).first()
    old = vote.value if vote else 0
    if old == value:
        return voted_on.score
    if vote is None:
        Vote.objects.create(voter=by, value=value, **on)
    elif value == 0:
        vote.delete()
    else:
        vote.value = value
        vote.save(update_fields=["value"])
    voted_on.score += value - old
    _save_score(thread, voted_on)
    announce(
        VOTE_CAST,
        thread=thread.pk,
        answer=voted_on.pk if isinstance(voted_on, Answer) else None,
        author=voted_on.author_id,
        by=by.pk,
        old=old,
        new=value,
    )
    return voted_on.score


def _save_score(thread: Thread, voted_on: Thread | Answer) -> None:
    if isinstance(voted_on, Answer):
        voted_on.save(update_fields=["score"])
        touch(thread)
    else:
        touch(thread, "score")

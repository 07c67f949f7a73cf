"""What the pair of vote buttons shows of one post, for a fragment that is drawn anew."""

from dataclasses import dataclass

from forum import rules
from forum.models import Answer, Thread, Vote
from forum.posts import Person, PostId


@dataclass(frozen=True)
class VoteView:
    """Score, the reader's own vote and what they may do; the part of a `PostView` that the buttons need."""

    post: PostId
    score: int
    my_vote: int
    may_vote_up: rules.Verdict
    may_vote_down: rules.Verdict


def vote_view(row: Thread | Answer, *, user: Person) -> VoteView:
    """The buttons of a question or answer that ``user`` sees, as they stand now. Two queries beside permissions."""
    is_answer = isinstance(row, Answer)
    votes = Vote.objects.filter(voter=user, **{"answer" if is_answer else "thread": row})
    row.refresh_from_db(fields=["score"])
    return VoteView(
        post=PostId("answer" if is_answer else "thread", row.pk),
        score=row.score,
        my_vote=votes.values_list("value", flat=True).first() or 0,
        may_vote_up=rules.may_vote(user, row, 1),
        may_vote_down=rules.may_vote(user, row, -1),
    )

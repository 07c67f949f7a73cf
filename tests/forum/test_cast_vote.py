"""A vote is one per member and post, changes and goes, and the score is always the sum."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum
from django.utils import timezone

from forum import actions
from forum.models import Thread, Vote
from forum.rules import Missing, Refused
from tests.factories.forum import at, grant, make_answer, make_thread


@pytest.fixture
def critic(stranger):
    return grant(stranger, "forum.vote_down")


@pytest.mark.parametrize("under", ["question", "answer"])
@pytest.mark.parametrize("values", [[1], [1, 1], [1, 0], [1, -1], [-1, 0, 1], [0], [-1, -1, 0, 0]])
def test_the_score_is_the_sum_of_votes_whatever_the_order(thread, answer, critic, under, values):
    post = thread if under == "question" else answer
    for value in values:
        score = actions.cast_vote(by=critic, post=at(post), value=value)
    post.refresh_from_db()
    assert score == post.score == (post.votes.aggregate(sum=Sum("value"))["sum"] or 0) == values[-1]


def test_each_change_is_told_with_old_and_new_and_none_without(thread, answer, critic, told):
    for value in (1, 1, -1, 0, 0):
        actions.cast_vote(by=critic, post=at(answer), value=value)
    assert [(ids["old"], ids["new"]) for _, ids in told] == [(0, 1), (1, -1), (-1, 0)]
    assert {ids["author"] for _, ids in told} == {answer.author_id}


def test_a_vote_moves_neither_the_thread_up_nor_the_last_word(thread, answer, stranger):
    thread.refresh_from_db()
    before = (thread.active_at, thread.active_by_id, thread.changes)
    actions.cast_vote(by=stranger, post=at(answer), value=1)
    thread.refresh_from_db()
    assert (thread.active_at, thread.active_by_id, thread.changes) == (*before[:2], before[2] + 1)


def test_nobody_votes_on_their_own(thread, answer, asker, helper):
    for by, post in ((asker, thread), (helper, answer)):
        with pytest.raises(Refused) as refusal:
            actions.cast_vote(by=by, post=at(post), value=1)
        assert refusal.value.key == "own_post"
    assert not Vote.objects.exists()


def test_down_needs_the_privilege_and_taking_it_back_does_not(answer, stranger):
    with pytest.raises(Refused):
        actions.cast_vote(by=stranger, post=at(answer), value=-1)
    critic = grant(stranger, "forum.vote_down")
    assert actions.cast_vote(by=critic, post=at(answer), value=-1) == -1
    critic.user_permissions.clear()
    assert actions.cast_vote(by=grant(critic), post=at(answer), value=0) == 0


@pytest.mark.parametrize("fact", ["archived_at", "hidden_at", "emptied_at"])
def test_no_votes_on_what_is_archived_hidden_or_emptied(thread, moderator, stranger, fact):
    Thread.objects.filter(pk=thread.pk).update(**{fact: timezone.now()})
    with pytest.raises(Refused):
        actions.cast_vote(by=moderator, post=at(thread), value=1)
    Thread.objects.filter(pk=thread.pk).update(**{fact: None}, closed_at=timezone.now())
    assert actions.cast_vote(by=stranger, post=at(thread), value=1) == 1


def test_no_votes_in_private_threads(asker, board, agent, stranger):
    thread = make_thread(by=asker, board=board, private=True)
    answer = make_answer(thread, by=agent)
    with pytest.raises(Refused):
        actions.cast_vote(by=asker, post=at(answer), value=1)
    with pytest.raises(Missing):
        actions.cast_vote(by=stranger, post=at(answer), value=1)


def test_visitors_and_other_numbers_are_refused(thread, stranger):
    with pytest.raises(Refused):
        actions.cast_vote(by=AnonymousUser(), post=at(thread), value=1)
    with pytest.raises(ValueError, match="not 2"):
        actions.cast_vote(by=stranger, post=at(thread), value=2)


def test_the_vote_of_a_member_who_left_still_counts(answer, stranger):
    actions.cast_vote(by=stranger, post=at(answer), value=1)
    stranger.delete()
    answer.refresh_from_db()
    assert answer.score == 1
    assert Vote.objects.get().voter is None

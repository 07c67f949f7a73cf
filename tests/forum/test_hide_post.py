"""Moderators hide and restore, with a reason; a hidden solution is none meanwhile."""

import pytest
from django.contrib.auth.models import AnonymousUser

from forum import actions
from forum.models import Act, Answer, Thread
from forum.posts import PostId
from forum.queries import thread_page
from forum.rules import Missing, Refused
from tests.factories.forum import at, make_answer, make_reply

VISITOR = AnonymousUser()
REASON = "Heat bends the holder for good."


def ids_shown(thread, user):
    return [post.post.id for post in thread_page(thread_id=thread.pk, user=user).answers]


def test_a_hidden_thread_is_seen_by_its_author_and_moderators(thread, asker, stranger, moderator, told):
    for _ in range(2):
        actions.hide_post(by=moderator, post=at(thread), reason=REASON)
    for user in (VISITOR, stranger):
        with pytest.raises(Missing):
            thread_page(thread_id=thread.pk, user=user)
    for user in (asker, moderator):
        assert thread_page(thread_id=thread.pk, user=user).state.key == "hidden"
    actions.restore_post(by=moderator, post=at(thread))
    assert thread_page(thread_id=thread.pk, user=VISITOR).state.key == "needs_answer"
    assert [name for name, _ in told] == ["thread_hidden", "thread_restored"]
    assert Act.objects.get(verb="hide").reason == REASON


def test_a_hidden_answer_no_longer_counts(thread, answer, helper, moderator, told):
    actions.hide_post(by=moderator, post=at(answer), reason=REASON)
    thread.refresh_from_db()
    assert thread.answer_count == 0
    assert (ids_shown(thread, VISITOR), ids_shown(thread, helper)) == ([], [answer.pk])
    assert ids_shown(thread, moderator) == [answer.pk]
    actions.restore_post(by=moderator, post=at(answer))
    thread.refresh_from_db()
    assert thread.answer_count == 1
    assert ids_shown(thread, VISITOR) == [answer.pk]
    assert [name for name, _ in told] == ["post_hidden", "post_restored"]


def test_a_hidden_solution_is_none_until_it_is_restored(thread, answer, asker, moderator, told):
    actions.accept_answer(by=asker, answer_id=answer.pk)
    told.clear()
    actions.hide_post(by=moderator, post=at(answer), reason=REASON)
    assert Thread.objects.get().solution is None
    actions.restore_post(by=moderator, post=at(answer))
    restored = Thread.objects.get()
    assert (restored.solution, restored.solved_by) == (answer, asker), (
        "the choice is the asker's, whoever showed it again"
    )
    names = [name for name, _ in told]
    assert names == ["answer_unaccepted", "post_hidden", "answer_accepted", "post_restored"]


def test_a_restored_answer_does_not_push_a_later_solution_away(thread, answer, asker, moderator):
    actions.accept_answer(by=asker, answer_id=answer.pk)
    actions.hide_post(by=moderator, post=at(answer), reason=REASON)
    other = make_answer(thread)
    actions.accept_answer(by=asker, answer_id=other.pk)
    actions.unaccept_answer(by=asker, thread_id=thread.pk)
    actions.restore_post(by=moderator, post=at(answer))
    assert Thread.objects.get().solution is None


def test_a_hidden_reply_is_seen_by_its_author_only(answer, stranger, moderator):
    reply = make_reply(answer, by=stranger)
    actions.hide_post(by=moderator, post=at(reply), reason=REASON)

    def count(user):
        return thread_page(thread_id=answer.thread_id, user=user).answers[0].replies.count

    assert (count(VISITOR), count(stranger), count(moderator)) == (0, 1, 1)
    actions.restore_post(by=moderator, post=at(reply))
    assert count(VISITOR) == 1


def test_only_moderators_hide_and_only_with_a_reason(thread, answer, asker, stranger, moderator):
    for by in (asker, stranger, VISITOR):
        with pytest.raises(Refused):
            actions.hide_post(by=by, post=at(thread), reason=REASON)
        with pytest.raises(Refused):
            actions.restore_post(by=by, post=at(thread))
    for reason in ("", " \x00", "x" * 501):
        with pytest.raises(Refused) as refusal:
            actions.hide_post(by=moderator, post=at(thread), reason=reason)
        assert refusal.value.field == "reason"
    for post in (PostId("thread", 0), PostId("answer", 0), PostId("reply", 10**30)):
        with pytest.raises(Missing):
            actions.hide_post(by=moderator, post=post, reason=REASON)
    assert not Answer.objects.exclude(hidden_at=None).exists()

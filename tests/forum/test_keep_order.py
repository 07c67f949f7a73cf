"""Closing, archiving, moving, publishing: who may, what it does, that twice is once."""

import pytest
from django.contrib.auth.models import AnonymousUser

from forum import actions
from forum.models import Act, Thread
from forum.rules import Missing, Refused, state_of
from tests.factories.forum import make_answer, make_board, make_reply, make_thread


def test_close_and_reopen(thread, asker, helper, moderator, told):
    for _ in range(2):
        actions.close_thread(by=moderator, thread_id=thread.pk, reason="Off the subject.")
    closed = Thread.objects.get()
    assert (closed.closed_reason, closed.closed_by, state_of(closed).key) == ("Off the subject.", moderator, "closed")
    with pytest.raises(Refused):
        make_answer(thread, by=helper)
    for _ in range(2):
        actions.reopen_thread(by=moderator, thread_id=thread.pk)
    make_answer(thread, by=helper)
    assert [name for name, _ in told] == ["thread_closed", "thread_reopened", "answer_posted"]
    assert list(Act.objects.order_by("pk").values_list("verb", flat=True)) == ["close", "reopen"]


def test_archive_and_bring_back(thread, stranger, moderator, told):
    for _ in range(2):
        actions.archive_thread(by=moderator, thread_id=thread.pk)
    with pytest.raises(Refused):
        make_reply(thread, by=stranger)
    for _ in range(2):
        actions.unarchive_thread(by=moderator, thread_id=thread.pk)
    make_reply(thread, by=stranger)
    assert [name for name, _ in told] == ["thread_archived", "thread_unarchived", "reply_posted"]


def test_move_to_another_board(thread, moderator, told):
    other = make_board()
    old = thread.board_id
    for _ in range(2):
        assert actions.move_thread(by=moderator, thread_id=thread.pk, board_id=other.pk).board == other
    assert [(ids["old_board"], ids["new_board"]) for _, ids in told] == [(old, other.pk)]
    with pytest.raises(Refused):
        actions.move_thread(by=moderator, thread_id=thread.pk, board_id=10**30)


@pytest.mark.parametrize(
    "act",
    [
        lambda by, thread: actions.close_thread(by=by, thread_id=thread.pk, reason="A reason."),
        lambda by, thread: actions.reopen_thread(by=by, thread_id=thread.pk),
        lambda by, thread: actions.archive_thread(by=by, thread_id=thread.pk),
        lambda by, thread: actions.unarchive_thread(by=by, thread_id=thread.pk),
        lambda by, thread: actions.move_thread(by=by, thread_id=thread.pk, board_id=thread.board_id),
    ],
)
def test_only_those_who_may_close_keep_order(thread, asker, stranger, moderator, act):
    for by in (asker, stranger, AnonymousUser()):
        with pytest.raises(Refused):
            act(by, thread)
    act(moderator, thread)
    Thread.objects.filter(pk=thread.pk).update(visibility="private")
    with pytest.raises(Missing):
        act(stranger, thread)


def test_a_private_thread_is_published_with_consent(asker, agent, stranger, board, told):
    thread = make_thread(by=asker, board=board, private=True)
    for by, consent in ((asker, False), (agent, False)):
        with pytest.raises(Refused):
            actions.publish_thread(by=by, thread_id=thread.pk, consent=consent)
    with pytest.raises(Missing):
        actions.publish_thread(by=stranger, thread_id=thread.pk, consent=True)
    told.clear()
    for _ in range(2):
        actions.publish_thread(by=asker, thread_id=thread.pk, consent=True)
    assert thread in Thread.objects.public()
    assert [name for name, _ in told] == ["thread_published"]
    assert Act.objects.get(verb="publish").details == {"consent": True, "board": board.pk}


def test_an_agent_publishes_with_the_askers_consent(asker, agent, board):
    thread = make_thread(by=asker, board=board, private=True)
    assert not actions.publish_thread(by=agent, thread_id=thread.pk, consent=True).is_private


def test_a_person_on_board_shows_in_the_state(thread, agent):
    actions.note_person(by=agent, thread_id=thread.pk, aboard=True)
    assert state_of(Thread.objects.get()).key == "person"
    actions.note_person(by=agent, thread_id=thread.pk, aboard=False)
    assert state_of(Thread.objects.get()).key == "needs_answer"


def test_following_twice_is_once_and_stops(thread, asker, stranger, told, board):
    for _ in range(2):
        actions.follow_thread(by=stranger, thread_id=thread.pk)
    for _ in range(2):
        actions.unfollow_thread(by=stranger, thread_id=thread.pk)
    assert [name for name, _ in told] == ["thread_followed", "thread_unfollowed"]
    with pytest.raises(Refused):
        actions.follow_thread(by=AnonymousUser(), thread_id=thread.pk)
    with pytest.raises(Missing):
        actions.unfollow_thread(by=stranger, thread_id=10**30)
    with pytest.raises(Missing):
        actions.follow_thread(by=stranger, thread_id=make_thread(by=asker, board=board, private=True).pk)


def test_readings_of_public_threads_are_counted(thread, asker, board):
    private = make_thread(by=asker, board=board, private=True)
    for read in (thread, thread, private):
        actions.count_view(thread_id=read.pk)
    actions.count_view(thread_id=10**30)
    assert Thread.objects.get(pk=thread.pk).view_count == 2
    assert Thread.objects.get(pk=private.pk).view_count == 0

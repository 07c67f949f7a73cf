"""Taking a conversation: one agent at a time, as long as somebody looks after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from escalation import actions
from escalation.models import Conversation
from escalation.queries.console import queue
from escalation.rules import LEASE, Missing, Refused
from forum.actions import hide_post
from forum.posts import PostId
from tests.factories.escalation import make_waiting
from tests.factories.forum import make_thread


def let_the_lease_run_out(conversation):
    Conversation.objects.filter(pk=conversation.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_an_agent_takes_a_waiting_conversation(waiting, on_duty):
    claimed = actions.claim(by=on_duty, conversation_id=waiting.pk)
    assert (claimed.state, claimed.agent) == ("claimed", on_duty)
    assert claimed.lease_until > timezone.now() + LEASE - timedelta(minutes=1)


def test_a_customer_cannot_take_one(waiting, asker, helper):
    with pytest.raises(Refused):
        actions.claim(by=asker, conversation_id=waiting.pk)
    with pytest.raises(Missing):
        actions.claim(by=helper, conversation_id=waiting.pk)


def test_a_colleague_cannot_take_what_is_taken(claimed, colleague):
    with pytest.raises(Refused, match="already talking"):
        actions.claim(by=colleague, conversation_id=claimed.pk)
    claimed.refresh_from_db()
    assert claimed.agent != colleague


def test_an_agent_does_not_answer_their_own_question(on_duty, board, colleague):
    own = make_waiting(make_thread(by=on_duty, board=board))
    with pytest.raises(Refused, match="your own question"):
        actions.claim(by=on_duty, conversation_id=own.pk)
    assert actions.claim(by=colleague, conversation_id=own.pk).agent == colleague


def test_taking_ones_own_again_renews_the_lease_and_says_nothing(claimed, on_duty):
    let_the_lease_run_out(claimed)
    lines = claimed.messages.count()
    again = actions.claim(by=on_duty, conversation_id=claimed.pk)
    assert again.lease_until > timezone.now()
    assert again.messages.count() == lines


def test_the_next_is_who_waits_longest(waiting, on_duty, board):
    later = make_waiting(make_thread(board=board))
    assert actions.claim_next(by=on_duty).pk == waiting.pk
    assert actions.claim_next(by=on_duty).pk == later.pk
    assert actions.claim_next(by=on_duty) is None


def test_a_thread_is_with_a_person_exactly_while_one_has_it(waiting, on_duty):
    def aboard():
        waiting.thread.refresh_from_db()
        return waiting.thread.person_at is not None

    assert not aboard()
    actions.claim(by=on_duty, conversation_id=waiting.pk)
    assert aboard()
    actions.release(by=on_duty, conversation_id=waiting.pk)
    assert not aboard()


def test_given_back_it_waits_at_the_place_it_had(claimed, on_duty, board, colleague):
    make_waiting(make_thread(board=board))
    actions.release(by=on_duty, conversation_id=claimed.pk)
    assert actions.claim_next(by=colleague).pk == claimed.pk


def test_only_who_has_it_gives_it_back(claimed, colleague, on_duty):
    with pytest.raises(Refused):
        actions.release(by=colleague, conversation_id=claimed.pk)
    assert actions.release(by=on_duty, conversation_id=claimed.pk).state == "waiting"


def test_nobody_waits_for_an_agent_who_has_gone(claimed, colleague):
    assert actions.return_lapsed() == 0
    let_the_lease_run_out(claimed)
    assert actions.return_lapsed() == 1
    assert actions.return_lapsed() == 0
    assert actions.claim(by=colleague, conversation_id=claimed.pk).agent == colleague
    assert "lapsed" in claimed.messages.values_list("event", flat=True)


def test_an_open_console_keeps_the_claim(claimed, on_duty, colleague):
    let_the_lease_run_out(claimed)
    actions.keep_lease(by=colleague, conversation_id=claimed.pk)
    claimed.refresh_from_db()
    assert claimed.lease_until < timezone.now()
    actions.keep_lease(by=on_duty, conversation_id=claimed.pk)
    assert actions.return_lapsed() == 0


def test_a_hidden_thread_stands_in_nobodys_way(waiting, on_duty, board, moderator):
    hide_post(by=moderator, post=PostId("thread", waiting.thread_id), reason="Against the rules")
    other = make_waiting(make_thread(board=board, title="A question behind it"))
    for act in (actions.claim, actions.release):
        with pytest.raises(Missing):
            act(by=on_duty, conversation_id=waiting.pk)
    assert queue(agent=on_duty).waiting_count == 1
    assert actions.claim_next(by=on_duty).pk == other.pk

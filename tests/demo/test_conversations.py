"""The demo's desk: conversations that wait, run and have ended, on threads anybody can look up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from escalation.actions import return_lapsed
from escalation.models import Conversation, Message, Proposal

pytestmark = pytest.mark.django_db
State = Conversation.State


def test_two_wait_two_run_and_two_have_ended(demo):
    states = list(Conversation.objects.values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {
        State.WAITING: 2,
        State.CLAIMED: 2,
        State.RESOLVED: 2,
    }
    recent = timezone.now() - timedelta(hours=1)
    assert Conversation.objects.filter(state=State.WAITING, waiting_since__gte=recent).count() == 2


def test_who_is_talked_to_is_not_put_back_into_the_queue(demo):
    assert return_lapsed() == 0


def test_one_ended_with_an_answer_on_its_thread_and_one_with_a_reason(demo):
    answered = Conversation.objects.get(outcome=Conversation.Outcome.ANSWERED)
    proposal = Proposal.objects.get(conversation=answered)
    assert proposal.consent == Proposal.Consent.AGREED
    assert answered.thread.solution_id == proposal.answer_id
    assert answered.thread.solution.official
    assert Conversation.objects.exclude(outcome__in=["", "answered"]).get().outcome_note


def test_agents_and_customers_talk_and_agents_note_things_for_each_other(demo):
    kinds = list(Message.objects.values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in set(kinds)}.keys() >= {"customer", "agent", "note"}
    assert not Message.objects.filter(at__gt=timezone.now()).exists()


def test_everything_was_said_at_its_own_time(demo):
    talked = Conversation.objects.filter(state="resolved", claimed_at__isnull=False)
    assert talked
    for conversation in talked:
        times = list(conversation.messages.order_by("pk").values_list("at", flat=True))
        assert times == sorted(times)
        assert times[0] == conversation.opened_at
        assert times[-1] > times[0]

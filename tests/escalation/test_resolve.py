"""Ending a conversation: with an answer for everyone if the customer agrees, or for a stated reason."""

from uuid import uuid4

import pytest

from escalation import actions
from escalation.models import Proposal
from escalation.rules import Missing, Refused
from forum.queries.facts import facts_of
from tests.factories.escalation import make_claimed
from tests.factories.forum import make_answer, make_thread

BODY = "Lift the funnel, free the bucket with a soft brush, and put it back."


@pytest.fixture
def proposal(claimed, on_duty):
    return actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body=BODY)


def test_the_customer_agrees_and_everybody_reads_the_answer(claimed, proposal, asker, on_duty):
    decided = actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=True, key=uuid4())
    thread = claimed.thread
    thread.refresh_from_db()
    answer = thread.answers.get()
    assert (answer.pk, answer.body, answer.author, answer.official) == (decided.answer_id, BODY, on_duty, True)
    assert thread.solution == answer


def test_the_customer_keeps_it_between_the_two(claimed, proposal, asker):
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=False)
    assert not claimed.thread.answers.exists()
    claimed.refresh_from_db()
    assert claimed.state == "resolved"


def test_deciding_twice_the_same_way_is_once_and_otherwise_refused(claimed, proposal, asker):
    for _ in range(2):
        actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=True)
    assert claimed.thread.answers.count() == 1
    with pytest.raises(Refused, match="decided"):
        actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=False)


def test_nobody_decides_for_the_customer(proposal, helper, on_duty):
    for person in (helper, on_duty):
        with pytest.raises(Missing):
            actions.decide_proposal(by=person, proposal_id=proposal.pk, agree=True)
    assert Proposal.objects.get().consent == "asked"


def test_agreeing_opens_a_private_thread_to_everybody(asker, board, on_duty, visitor):
    private = make_thread(by=asker, board=board, private=True)
    conversation = make_claimed(on_duty, private)
    proposal = actions.resolve_with_answer(by=on_duty, conversation_id=conversation.pk, body=BODY)
    assert facts_of(private.pk, user=asker).private
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=True)
    assert not facts_of(private.pk, user=asker).private


def test_a_solution_the_asker_chose_before_stays(claimed, asker, helper, on_duty):
    from forum.actions import accept_answer

    chosen = make_answer(claimed.thread, by=helper)
    accept_answer(by=asker, answer_id=chosen.pk)
    proposal = actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body=BODY)
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=True)
    claimed.thread.refresh_from_db()
    assert claimed.thread.solution == chosen


def test_without_an_answer_a_reason_is_stated(claimed, on_duty):
    with pytest.raises(Refused) as refused:
        actions.resolve_without_answer(by=on_duty, conversation_id=claimed.pk, reason="")
    assert refused.value.field == "reason"
    ended = actions.resolve_without_answer(by=on_duty, conversation_id=claimed.pk, reason="known", note="Article 12")
    assert (ended.state, ended.outcome, ended.outcome_note) == ("resolved", "known", "Article 12")


def test_only_who_talks_ends_it(claimed, colleague, on_duty):
    with pytest.raises(Refused):
        actions.resolve_with_answer(by=colleague, conversation_id=claimed.pk, body=BODY)
    with pytest.raises(Refused):
        actions.resolve_without_answer(by=colleague, conversation_id=claimed.pk, reason="known")
    assert actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body=BODY)


@pytest.mark.parametrize("body", ["short", "x" * 30_001])
def test_a_proposal_too_short_or_too_long_is_refused(claimed, on_duty, body):
    with pytest.raises(Refused) as refused:
        actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body=body)
    assert refused.value.field == "body"
    claimed.refresh_from_db()
    assert claimed.state == "claimed"


def test_a_proposal_not_decided_is_replaced_by_the_next(claimed, proposal, asker, on_duty):
    actions.send_message(by=asker, conversation_id=claimed.pk, body="That is not quite it.")
    actions.claim(by=on_duty, conversation_id=claimed.pk)
    second = actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body=BODY + " Wait an hour.")
    assert list(Proposal.objects.filter(consent="asked")) == [second]


def test_the_customer_leaves_and_the_thread_is_no_longer_with_a_person(claimed, asker, on_duty):
    with pytest.raises(Missing):
        actions.leave(by=on_duty, conversation_id=claimed.pk)
    assert actions.leave(by=asker, conversation_id=claimed.pk).state == "left"
    claimed.thread.refresh_from_db()
    assert claimed.thread.person_at is None

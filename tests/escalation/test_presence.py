"""Who is there, and who hears another way of what an agent wrote."""

import json
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from accounts.actions import leave as leave_the_site
from escalation import actions
from escalation.models import Conversation, Duty
from escalation.queries.desk import desk_view
from escalation.queries.desk import on_duty as count_on_duty
from escalation.rules import Missing
from tests.factories.escalation import make_claimed
from tests.factories.forum import make_member, make_thread


@pytest.fixture
def written(claimed, on_duty):
    return actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Try channel 6.")


def test_an_absent_customer_is_told_once_of_several_messages(claimed, written, on_duty):
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="And restart the hub.")
    assert actions.notice_absent() == 1
    assert actions.notice_absent() == 0
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Still there?")
    assert actions.notice_absent() == 1


def test_a_customer_who_is_there_is_not_told_until_they_leave(claimed, written, asker):
    actions.note_customer(by=asker, conversation_id=claimed.pk, here=True)
    assert actions.notice_absent() == 0
    actions.note_customer(by=asker, conversation_id=claimed.pk, here=False)
    assert actions.notice_absent() == 1


def test_a_page_left_open_in_another_room_does_not_swallow_a_message(claimed, written, asker):
    actions.note_customer(by=asker, conversation_id=claimed.pk, here=True)
    Conversation.objects.update(agent_said_at=timezone.now() - timedelta(minutes=3))
    assert actions.notice_absent() == 1


def test_conversations_from_before_know_what_was_said_last(claimed, written, asker):
    actions.send_message(by=asker, conversation_id=claimed.pk, body="I will.")
    Conversation.objects.update(agent_said=0, agent_said_at=None)
    import_module("escalation.migrations.0003_keep_what_the_agent_said_last").note_what_agents_said(apps, None)
    talk = Conversation.objects.get()
    assert (talk.agent_said, talk.agent_said_at) == (written.pk, written.at)


def test_what_was_read_is_not_told(claimed, written, asker):
    actions.mark_read(by=asker, conversation_id=claimed.pk, message_id=written.pk)
    assert actions.notice_absent() == 0


def test_a_note_to_colleagues_and_the_customers_own_words_are_not_told(claimed, asker, on_duty):
    actions.send_message(by=asker, conversation_id=claimed.pk, body="Anybody there?")
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Returned the same twice.", note=True)
    assert actions.notice_absent() == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL")
def test_looking_for_the_absent_reads_only_conversations_that_wait_for_it(claimed, written, asker, on_duty):
    Conversation.objects.update(customer_told=written.pk)
    for number in range(5):
        talk = make_claimed(on_duty, make_thread(by=make_member(f"asker{number}"), board=claimed.thread.board))
        actions.send_message(by=on_duty, conversation_id=talk.pk, body="Try channel 6.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE escalation_conversation")
        # A table this small is read whole, or by any index and sorted; what counts is that a large one does not have to be.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    now = timezone.now()
    untold = Conversation.objects.untold(gone_since=now, unseen_since=now).values("pk")[:100]
    plan = json.loads(untold.explain(analyze=True, format="json"))[0]["Plan"]
    while "Plans" in plan:
        plan = plan["Plans"][0]
    assert plan["Index Name"] == "conversation_untold"
    assert plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) == 5


def test_nobody_else_is_taken_for_the_customer(claimed, helper):
    actions.note_customer(by=helper, conversation_id=claimed.pk, here=True)
    claimed.refresh_from_db()
    assert claimed.customer_seen_at is None


def test_an_agent_is_on_duty_as_long_as_the_console_gives_signs_of_life(agent, helper):
    with pytest.raises(Missing):
        actions.show_presence(by=helper)
    actions.show_presence(by=agent)
    assert count_on_duty() == 1
    Duty.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert count_on_duty() == 0


def test_an_agent_who_takes_no_conversations_is_not_counted(agent):
    actions.take_conversations(by=agent, takes=False)
    actions.show_presence(by=agent)
    assert desk_view().on_duty == 0
    actions.take_conversations(by=agent, takes=True)
    assert desk_view().on_duty == 1


def test_a_leaving_customer_takes_their_private_words_along(claimed, asker, on_duty):
    actions.send_message(by=asker, conversation_id=claimed.pk, body="My address is Quay 3.")
    actions.send_message(by=asker, conversation_id=claimed.pk, body="It works for all now.", public=True)
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Good to hear.")
    leave_the_site(member=asker, by=asker)
    conversation = Conversation.objects.get()
    assert (conversation.state, conversation.customer, conversation.trail) == ("left", None, [])
    assert list(conversation.messages.exclude(kind="event").values_list("body", flat=True)) == [
        "It works for all now.",
        "Good to hear.",
    ]


def test_a_leaving_agents_conversations_return_to_the_queue(claimed, on_duty, colleague):
    leave_the_site(member=on_duty, by=on_duty)
    assert actions.claim_next(by=colleague).pk == claimed.pk

"""What is said in a conversation, by whom, and who may read it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from escalation import actions
from escalation.models import Conversation, Message
from escalation.queries.conversations import conversation_page
from escalation.queries.messages import messages_for, public_messages
from escalation.rules import MESSAGE_LENGTH, Missing, Refused
from tests.factories.escalation import make_waiting
from tests.factories.forum import make_thread


def bodies(conversation, user):
    return [row.body for row in messages_for(conversation.pk, user=user).exclude(kind="event").order_by("pk")]


def test_both_sides_talk(claimed, asker, on_duty):
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Which firmware is it?")
    actions.send_message(by=asker, conversation_id=claimed.pk, body="It is 2.4.")
    kinds = claimed.messages.exclude(kind="event").values_list("kind", flat=True)
    assert list(kinds) == ["customer", "agent", "customer"]


def test_an_agent_takes_the_conversation_before_answering(waiting, on_duty):
    with pytest.raises(Refused, match="Take the conversation first"):
        actions.send_message(by=on_duty, conversation_id=waiting.pk, body="Hello")
    actions.claim(by=on_duty, conversation_id=waiting.pk)
    assert actions.send_message(by=on_duty, conversation_id=waiting.pk, body="Hello").kind == "agent"


def test_nobody_else_hears_of_it(claimed, helper):
    with pytest.raises(Missing):
        actions.send_message(by=helper, conversation_id=claimed.pk, body="Hello")
    with pytest.raises(Missing):
        conversation_page(conversation_id=claimed.pk, user=helper)


def test_the_same_message_sent_twice_is_one(claimed, asker):
    key = uuid4()
    first, second = (
        actions.send_message(by=asker, conversation_id=claimed.pk, body="Only once", key=key) for _ in range(2)
    )
    assert first == second
    assert bodies(claimed, asker).count("Only once") == 1


@pytest.mark.parametrize("body", ["", " \n ", "\0", "x" * (MESSAGE_LENGTH + 1)])
def test_an_empty_or_endless_message_is_refused_with_a_sentence(claimed, asker, body):
    with pytest.raises(Refused) as refused:
        actions.send_message(by=asker, conversation_id=claimed.pk, body=body)
    assert refused.value.field == "body"
    assert actions.send_message(by=asker, conversation_id=claimed.pk, body="A word")


def test_a_message_is_made_safe_when_it_is_written(claimed, asker):
    message = actions.send_message(by=asker, conversation_id=claimed.pk, body="**bold** <script>alert(1)</script>")
    assert "<strong>bold</strong>" in message.body_html
    assert "<script" not in message.body_html


def test_notes_stay_among_agents(claimed, asker, on_duty, colleague):
    actions.send_message(by=colleague, conversation_id=claimed.pk, body="Third case this week.", note=True)
    assert "Third case this week." in bodies(claimed, on_duty)
    assert "Third case this week." not in bodies(claimed, asker)
    with pytest.raises(Refused):
        actions.send_message(by=asker, conversation_id=claimed.pk, body="A note?", note=True)


def test_an_agent_reads_no_notes_about_their_own_question(on_duty, board, colleague):
    own = make_waiting(make_thread(by=on_duty, board=board))
    actions.send_message(by=colleague, conversation_id=own.pk, body="It is our Ada.", note=True)
    assert "It is our Ada." not in bodies(own, on_duty)
    assert "It is our Ada." in bodies(own, colleague)


def test_only_public_messages_stand_on_the_thread(claimed, asker, on_duty):
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Between us")
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="For everyone", public=True)
    assert [view.html.strip() for view in public_messages(claimed.thread_id)] == ["<p>For everyone</p>"]


def test_a_customers_message_opens_what_was_resolved(claimed, asker, on_duty):
    actions.resolve_without_answer(by=on_duty, conversation_id=claimed.pk, reason="personal")
    actions.send_message(by=asker, conversation_id=claimed.pk, body="It is back.")
    claimed.refresh_from_db()
    assert claimed.state == "waiting"
    assert claimed.agent is None


def test_after_a_month_a_new_question_is_the_better_way(claimed, asker, on_duty):
    actions.resolve_without_answer(by=on_duty, conversation_id=claimed.pk, reason="personal")
    Conversation.objects.update(ended_at=timezone.now() - timedelta(days=31))
    with pytest.raises(Refused, match="Ask a new question"):
        actions.send_message(by=asker, conversation_id=claimed.pk, body="It is back.")


def test_writing_renews_the_agents_lease(claimed, on_duty):
    Conversation.objects.update(lease_until=timezone.now() + timedelta(seconds=5))
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="One moment")
    claimed.refresh_from_db()
    assert claimed.lease_until > timezone.now() + timedelta(minutes=5)


def test_what_one_side_has_read_never_goes_back(claimed, asker, on_duty):
    message = actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Read this")
    actions.mark_read(by=asker, conversation_id=claimed.pk, message_id=message.pk + 1_000)
    actions.mark_read(by=asker, conversation_id=claimed.pk, message_id=1)
    claimed.refresh_from_db()
    assert claimed.customer_read == message.pk
    assert Message.objects.get(pk=message.pk).body == "Read this"


@pytest.mark.parametrize("body", ["> " * 12 + "hi", "|" * 4_999, "\n" * 4_500 + "x"])
def test_what_markdown_cannot_hold_is_refused_with_a_sentence(claimed, asker, body):
    with pytest.raises(Refused) as refused:
        actions.send_message(by=asker, conversation_id=claimed.pk, body=body)
    assert refused.value.field == "body"
    assert str(refused.value.sentence)


def test_the_same_key_in_another_conversation_is_another_message(claimed, asker, board, on_duty):
    key = uuid4()
    other = make_waiting(make_thread(by=asker, board=board, title="Another question of mine"))
    for conversation in (claimed, other):
        actions.send_message(by=asker, conversation_id=conversation.pk, body="Hello again", key=key)
    assert Message.objects.filter(body="Hello again").count() == 2


def test_nothing_is_said_for_everyone_on_a_private_or_an_archived_thread(claimed, asker, board, on_duty):
    private = make_waiting(make_thread(by=asker, board=board, private=True, title="Where is my order?"))
    assert not actions.send_message(by=asker, conversation_id=private.pk, body="Order 12", public=True).public
    claimed.thread.archived_at = timezone.now()
    claimed.thread.save()
    with pytest.raises(Refused, match="for everyone"):
        actions.send_message(by=asker, conversation_id=claimed.pk, body="Buy cheap stuff", public=True)
    assert not actions.send_message(by=asker, conversation_id=claimed.pk, body="Between us").public

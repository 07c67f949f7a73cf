"""What an agent does in the console: taking, saying, giving back, coming and going."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from escalation import actions
from escalation.models import Conversation, Duty
from escalation.rules import MESSAGE_LENGTH
from tests.factories.escalation import make_waiting
from tests.factories.forum import make_thread

PART = {"HX-Request": "true"}


def at(name, conversation):
    return reverse(f"desk:conversation-{name}", args=[conversation.pk])


def reply(body, **more):
    return {"mode": "reply", "body": body, "key": uuid4(), **more}


def said(conversation):
    return list(conversation.messages.exclude(kind="event").values_list("kind", "body", "public").order_by("pk"))[1:]


def test_take_and_give_back(desk, waiting, on_duty):
    shown = desk.post(at("take", waiting), follow=True).content.decode()
    assert "Live with you" in shown
    assert "Give back" in shown
    shown = desk.post(at("give-back", waiting), follow=True).content.decode()
    assert "Waits for a person" in shown
    assert "Take it" in shown


def test_take_next_takes_who_waits_longest_and_says_when_nobody_does(desk, waiting, on_duty, board):
    later = make_waiting(make_thread(board=board, title="The second one in the line"))
    for expected in (waiting, later):
        response = desk.post(reverse("desk:take-next"))
        assert response["Location"] == reverse("desk:conversation", args=[expected.pk])
    response = desk.post(reverse("desk:take-next"), follow=True)
    assert "Nobody waits now." in response.content.decode()


def test_whoever_comes_second_is_told_who_was_faster(desk, as_user, waiting, colleague):
    as_user(colleague).post(at("take", waiting))
    shown = desk.post(at("take", waiting), follow=True).content.decode()
    assert "A colleague is already talking to this customer." in shown
    assert "With Cleo Colleague" in shown


def test_a_reply_reaches_the_customer_and_a_note_does_not(desk, as_user, claimed, asker):
    desk.post(at("say", claimed), reply("Which firmware is it?"))
    desk.post(at("say", claimed), {"mode": "note", "body": "Third case this week.", "public": "on"})
    desk.post(at("say", claimed), reply("Everyone may read this.", public="on"))
    assert said(claimed) == [
        ("agent", "Which firmware is it?", False),
        ("note", "Third case this week.", False),
        ("agent", "Everyone may read this.", True),
    ]


def test_the_same_reply_sent_twice_is_one(desk, claimed):
    sent = reply("Only once")
    for _ in range(2):
        assert desk.post(at("say", claimed), sent).status_code == 302
    assert len(said(claimed)) == 1


@pytest.mark.parametrize(
    ("body", "sentence"),
    [("", "Write something first."), ("x" * (MESSAGE_LENGTH + 1), "Shorten your message to 5,000 characters.")],
)
def test_what_cannot_be_said_stays_in_its_field_with_a_sentence(desk, claimed, body, sentence):
    response = desk.post(at("say", claimed), reply(body, public="on"))
    assert response.status_code == 422
    shown = response.content.decode()
    assert sentence in shown
    assert f">\n{body}</textarea>" in shown
    assert 'name="public" checked' in shown
    part = desk.post(at("say", claimed), reply(body), headers=PART)
    assert (part.status_code, part.get("HX-Trigger")) == (200, None)
    assert sentence in part.content.decode()
    assert said(claimed) == []


def test_who_does_not_have_the_conversation_writes_notes_only_and_keeps_the_text(desk, as_user, waiting, colleague):
    as_user(colleague).post(at("take", waiting))
    response = desk.post(at("say", waiting), reply("My long answer"))
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Take the conversation first, so that only one person answers." in shown
    assert ">\nMy long answer</textarea>" in shown
    assert desk.post(at("say", waiting), {"mode": "note", "body": "My long answer"}).status_code == 302
    assert said(waiting) == [("note", "My long answer", False)]


def test_a_mode_nobody_offered_is_refused(desk, claimed):
    response = desk.post(at("say", claimed), reply("Hello", mode="shout"))
    assert response.status_code == 422
    assert ">\nHello</textarea>" in response.content.decode()


def test_a_reply_sent_by_the_script_brings_a_new_key_and_the_line_comes_with_the_stream(desk, claimed):
    sent = reply("Which firmware is it?")
    response = desk.post(at("say", claimed), sent, headers=PART)
    assert response["HX-Trigger"] == "said"
    assert str(sent["key"]) not in response.content.decode()
    before = claimed.messages.order_by("-pk").values_list("pk", flat=True)[1]
    fresh = desk.get(at("fresh", claimed), {"after": before}).content.decode()
    assert "Which firmware is it?" in fresh
    assert "talk-head" not in fresh


def test_the_fresh_part_draws_the_head_anew_when_something_happened(desk, as_user, claimed, asker):
    newest = claimed.messages.order_by("-pk").values_list("pk", flat=True).first()
    actions.leave(by=asker, conversation_id=claimed.pk)
    fresh = desk.get(at("fresh", claimed), {"after": newest, "seen": "1"}).content.decode()
    assert "Left by the customer" in fresh
    assert "This conversation has ended." in fresh
    claimed.refresh_from_db()
    assert claimed.agent_read <= newest


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 30])
def test_a_number_somebody_typed_harms_nothing(desk, claimed, after):
    assert desk.get(at("fresh", claimed), {"after": after}).status_code == 200
    assert desk.get(reverse("desk:conversation", args=[claimed.pk]), {"before": after}).status_code == 200
    assert desk.get(reverse("desk:queue-fresh"), {"open": after}).status_code == 200


def test_the_queue_is_fetched_with_what_changed_about_the_open_conversation(desk, claimed, asker):
    actions.note_customer(by=asker, conversation_id=claimed.pk, here=True)
    fresh = desk.get(reverse("desk:queue-fresh"), {"open": claimed.pk}).content.decode()
    assert "Customer is here" in fresh
    assert 'aria-current="true"' in fresh
    Conversation.objects.update(customer_seen_at=timezone.now() - timedelta(minutes=5))
    assert "Customer is away" in desk.get(reverse("desk:queue-fresh"), {"open": claimed.pk}).content.decode()


def test_an_agent_pauses_and_comes_back(desk, on_duty, claimed):
    desk.post(reverse("desk:duty"), {"takes": "0"})
    assert not Duty.objects.get(agent=on_duty).takes
    assert "Not available" in desk.get(reverse("desk:queue")).content.decode()
    response = desk.post(reverse("desk:duty"), {"takes": "1", "open": str(claimed.pk)})
    assert response["Location"] == reverse("desk:conversation", args=[claimed.pk])
    assert Duty.objects.get(agent=on_duty).takes
    assert desk.post(reverse("desk:duty"), {"takes": "1", "open": "9" * 40}).status_code == 302

"""The customer's side of a hand-over, through the browser's door."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from escalation import actions
from escalation.models import Conversation
from tests.factories.escalation import make_waiting
from tests.factories.forum import make_board, make_thread

pytestmark = pytest.mark.usefixtures("on_duty")
WORDS = "My order never came, I paid on Monday."


def address(name, *args):
    return reverse(f"escalation:{name}", args=args)


@pytest.fixture
def at_home(asker, as_user):
    return as_user(asker)


def test_a_visitor_is_led_to_the_sign_in_with_their_words(visitor, board):
    response = visitor.get(address("begin"), {"question": "hub is dead"})
    assert response.status_code == 302
    assert "question%3Dhub" in response["Location"]


def test_words_that_were_searched_for_stand_in_the_one_field(at_home, board):
    page = at_home.get(address("begin"), {"question": "hub is dead"}).content.decode()
    assert "hub is dead</textarea>" in page


def test_the_one_field_becomes_a_private_conversation(at_home, asker, board):
    response = at_home.post(address("begin"), {"words": WORDS, "key": uuid4(), "trail": "[]"})
    conversation = Conversation.objects.get()
    assert response["Location"] == address("conversation", conversation.pk)
    assert conversation.thread.is_private
    page = at_home.get(response["Location"]).content.decode()
    assert "You are next in line" in page
    assert WORDS in page


@pytest.mark.parametrize("words", ["", "   ", "short", "x" * 40_000])
def test_words_that_do_not_fit_come_back_with_a_sentence(at_home, board, words):
    response = at_home.post(address("begin"), {"words": words, "key": uuid4()})
    assert response.status_code == 422
    assert not Conversation.objects.exists()
    assert response.context["form"].errors["words"]
    assert words.strip() in response.content.decode()


@pytest.mark.parametrize("trail", ["", "no json", "[" * 5_000, '{"a": 1}', "[1, null]"])
def test_a_trail_that_is_none_hinders_nobody(at_home, board, trail):
    response = at_home.post(address("begin"), {"words": WORDS, "key": uuid4(), "trail": trail})
    assert response.status_code == 302
    assert Conversation.objects.get().trail == []


def test_the_asker_finds_the_button_on_their_own_thread_and_hands_it_over(at_home, thread):
    page = at_home.get(reverse("forum:thread", args=[thread.pk, thread.slug])).content.decode()
    assert address("hand-over", thread.pk) in page
    response = at_home.post(address("hand-over", thread.pk), {"words": "Still zero.", "key": uuid4()})
    assert response["Location"] == address("conversation", Conversation.objects.get(thread=thread).pk)


def test_somebody_else_finds_the_way_to_a_thread_of_their_own(thread, helper, as_user):
    page = as_user(helper).get(reverse("forum:thread", args=[thread.pk, thread.slug])).content.decode()
    assert address("hand-over", thread.pk) not in page
    assert address("begin") in page


def test_where_it_is_not_possible_now_the_page_says_from_when_on(at_home, thread, on_duty, monkeypatch):
    actions.take_conversations(by=on_duty, takes=False)
    monkeypatch.setattr("escalation.rules.eligibility.is_open", lambda now: False)
    shown = at_home.get(address("hand-over", thread.pk)).content.decode()
    assert "Available from" in shown
    refused = at_home.post(address("hand-over", thread.pk), {"words": "Now", "key": uuid4()})
    assert refused.status_code == 422
    assert "Available from" in refused.content.decode()


def test_a_running_conversation_is_where_the_button_leads(at_home, waiting):
    response = at_home.get(address("hand-over", waiting.thread_id))
    assert response["Location"] == address("conversation", waiting.pk)


def test_nobody_else_sees_a_conversation_or_acts_in_it(claimed, helper, as_user, at_home):
    stranger = as_user(helper)
    for name in ("conversation", "conversation-news", "conversation-leave"):
        assert stranger.get(address(name, claimed.pk)).status_code == 404
        assert at_home.get(address(name, claimed.pk)).status_code == 200
    assert stranger.post(address("conversation-say", claimed.pk), {"body": "Hello"}).status_code == 404
    assert stranger.post(address("conversation-leave", claimed.pk)).status_code == 404


def test_a_message_is_said_once_and_stands_on_the_page(at_home, claimed):
    said = {"body": "It is firmware 2.4.", "key": uuid4()}
    for _ in range(2):
        response = at_home.post(address("conversation-say", claimed.pk), said)
        assert response["Location"] == address("conversation", claimed.pk) + "#say"
    assert at_home.get(address("conversation", claimed.pk)).content.decode().count("It is firmware 2.4.") == 1


def test_a_message_that_cannot_be_sent_stays_in_its_field(at_home, claimed):
    long = "x" * 6_000
    response = at_home.post(address("conversation-say", claimed.pk), {"body": long, "key": uuid4()})
    assert response.status_code == 422
    assert long in response.content.decode()
    assert "Shorten your message" in response.content.decode()


def test_with_a_script_only_the_new_lines_come(at_home, claimed, on_duty):
    first = actions.send_message(by=on_duty, conversation_id=claimed.pk, body="One")
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Two")
    part = at_home.get(address("conversation-news", claimed.pk), {"after": first.pk}).content.decode()
    assert "Two" in part
    assert "One" not in part
    assert "<html" not in part


@pytest.mark.parametrize("after", ["", "-1", "x", "9" * 40])
def test_any_number_may_stand_in_the_address_of_the_news(at_home, claimed, after):
    assert at_home.get(address("conversation-news", claimed.pk), {"after": after}).status_code == 200


def test_what_the_customer_has_before_them_is_read(at_home, claimed, on_duty):
    message = actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Read me")
    at_home.get(address("conversation-news", claimed.pk))
    claimed.refresh_from_db()
    assert claimed.customer_read < message.pk
    at_home.get(address("conversation-news", claimed.pk), {"seen": "1"})
    claimed.refresh_from_db()
    assert claimed.customer_read == message.pk


def test_leaving_is_asked_about_first(at_home, claimed):
    at_home.get(address("conversation-leave", claimed.pk))
    claimed.refresh_from_db()
    assert claimed.state == "claimed"
    at_home.post(address("conversation-leave", claimed.pk))
    claimed.refresh_from_db()
    assert claimed.state == "left"


def test_the_customer_publishes_the_answer_and_is_led_to_it(at_home, claimed, on_duty):
    proposal = actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body="Lift the funnel, clean it.")
    assert "Publish for all" in at_home.get(address("conversation", claimed.pk)).content.decode()
    response = at_home.post(address("proposal", proposal.pk), {"word": "publish"}, follow=True)
    assert "Lift the funnel, clean it." in response.content.decode()
    assert claimed.thread.answers.get().official


def test_a_private_question_is_shown_before_it_is_published(at_home, asker, board, on_duty):
    private = make_thread(by=asker, board=board, private=True, title="Where is my order?")
    conversation = actions.hand_over(by=asker, thread_id=private.pk)
    actions.claim(by=on_duty, conversation_id=conversation.pk)
    proposal = actions.resolve_with_answer(by=on_duty, conversation_id=conversation.pk, body="It left on Friday.")
    page = at_home.get(address("proposal", proposal.pk)).content.decode()
    assert "Your question becomes readable, too" in page
    at_home.post(address("proposal", proposal.pk), {"word": "keep"})
    private.refresh_from_db()
    assert private.is_private


def test_nobody_else_decides_about_a_proposal(claimed, on_duty, helper, as_user):
    proposal = actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body="Lift the funnel, clean it.")
    assert as_user(helper).post(address("proposal", proposal.pk), {"word": "publish"}).status_code == 404
    assert not claimed.thread.answers.exists()


def test_the_home_page_says_who_is_on_duty(visitor, on_duty):
    page = visitor.get("/en/").content.decode()
    assert "1 person on duty" in page
    assert address("begin") in page


def test_what_was_said_for_everyone_stands_on_the_thread(visitor, claimed, on_duty):
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Known since firmware 2.4.", public=True)
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Your address, for the parcel?")
    page = visitor.get(reverse("forum:thread", args=[claimed.thread_id, claimed.thread.slug])).content.decode()
    assert "Known since firmware 2.4." in page
    assert "for the parcel" not in page


def test_the_customer_chooses_the_board_a_private_question_is_published_on(at_home, asker, board, on_duty):
    other, closed = make_board("other", en="The other board"), make_board("closed", en="Closed board")
    type(closed).objects.filter(pk=closed.pk).update(closed_at=timezone.now())
    private = make_waiting(make_thread(by=asker, board=board, private=True))
    actions.claim(by=on_duty, conversation_id=private.pk)
    proposal = actions.resolve_with_answer(by=on_duty, conversation_id=private.pk, body="Lift the funnel, free it.")
    shown = at_home.get(address("proposal", proposal.pk)).content.decode()
    assert f'<option value="{board.pk}" selected>' in shown
    assert at_home.post(address("proposal", proposal.pk), {"word": "publish", "board": closed.pk}).status_code == 422
    at_home.post(address("proposal", proposal.pk), {"word": "publish", "board": other.pk})
    thread = type(private.thread).objects.get(pk=private.thread_id)
    assert (thread.visibility, thread.board) == ("public", other)


def test_after_the_end_the_page_promises_no_answer_for_everyone(claimed, asker, on_duty, as_user):
    address = reverse("escalation:conversation", args=[claimed.pk])
    assert "only if you both agree" in as_user(asker).get(address).content.decode()
    actions.resolve_without_answer(by=on_duty, conversation_id=claimed.pk, reason="personal")
    ended = as_user(asker).get(address).content.decode()
    assert "only if you both agree" not in ended
    assert "Nothing published" in ended


def test_the_page_that_asks_before_leaving_is_named_after_what_is_left(waiting, asker, as_user):
    asked = as_user(asker).get(reverse("escalation:conversation-leave", args=[waiting.pk])).content.decode()
    assert "<title>Leave the line?" in asked
    assert "End conversation" not in asked


def test_own_deeds_are_told_as_ones_own_and_to_the_desk_by_name(claimed, asker, on_duty, as_user):
    actions.leave(by=asker, conversation_id=claimed.pk)
    theirs = as_user(asker).get(reverse("escalation:conversation", args=[claimed.pk])).content.decode()
    assert "You left the conversation" in theirs
    assert "Conversation ended" in theirs
    assert "Need help after all? Write here" in theirs
    ours = as_user(on_duty).get(reverse("desk:conversation", args=[claimed.pk])).content.decode()
    assert f"{asker.name} left the conversation" in ours

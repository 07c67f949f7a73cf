"""Words said for everyone leave the thread again: by whoever said them, by an agent, by a moderator with a reason."""

import pytest
from django.urls import reverse

from escalation import actions
from escalation.models import Message
from escalation.queries.messages import public_messages
from escalation.rules import Missing, Refused
from forum.models import Act
from forum.posts import PostId
from forum.queries import history_of
from tests.factories.forum import make_member

REASON = "It names a neighbour."


@pytest.fixture
def said(claimed, asker):
    return actions.send_message(by=asker, conversation_id=claimed.pk, body="Ask Mr Miller at 4.", public=True)


@pytest.fixture
def answered(claimed, on_duty):
    return actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Order 4711 is yours.", public=True)


@pytest.fixture
def keeper(db):
    return make_member("keeper", "forum.hide_post")


def at(message):
    return reverse("escalation:message-withdraw", args=[message.pk])


def test_who_said_it_takes_it_off_the_thread_and_it_stays_in_the_conversation(said, claimed, asker, as_user):
    client, thread = as_user(asker), claimed.thread.get_absolute_url()
    assert at(said) in client.get(thread).content.decode()
    asked = client.get(at(said)).content.decode()
    assert "Mr Miller" in asked
    assert "for you and our team" in asked
    back = client.post(at(said), follow=True)
    assert "Mr Miller" in back.content.decode()
    assert "No longer on the thread" in back.content.decode()
    assert "Mr Miller" not in client.get(thread).content.decode()
    assert client.post(at(said)).status_code == 302
    assert Act.objects.get(verb="take_off_talk").actor == asker


def test_an_agent_makes_words_of_either_side_internal_again(said, answered, claimed, on_duty, as_user):
    for message in (said, answered):
        assert "for the customer and our team" in as_user(on_duty).get(at(message)).content.decode()
        actions.withdraw_message(by=on_duty, message_id=message.pk)
    assert not public_messages(claimed.thread_id)
    assert claimed.messages.filter(event="withdrawn", author=on_duty).count() == 2


def test_a_moderator_says_why_and_it_stands_in_the_history_and_in_the_conversation(
    said, claimed, asker, keeper, as_user
):
    client = as_user(keeper)
    assert at(said) in client.get(claimed.thread.get_absolute_url()).content.decode()
    refused = client.post(at(said), {"reason": ""})
    assert refused.status_code == 422
    assert refused.content.decode().count('class="summary"') == 1
    assert said.pk in [view.id for view in public_messages(claimed.thread_id)]
    assert client.post(at(said), {"reason": REASON}).url == claimed.thread.get_absolute_url()
    assert not public_messages(claimed.thread_id)
    (event,) = history_of(post=PostId("thread", claimed.thread_id), user=keeper).events
    assert (event.actor, event.reason) == (keeper, REASON)
    page = as_user(asker).get(reverse("escalation:conversation", args=[claimed.pk])).content.decode()
    assert f"A moderator took it off the thread: {REASON}" in page


def test_nobody_else_takes_words_off_and_private_ones_cannot_be(
    said, answered, claimed, asker, helper, on_duty, keeper
):
    private = actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Between us.")
    for person, message in ((helper, said), (asker, answered), (on_duty, private), (keeper, private)):
        with pytest.raises(Missing):
            actions.withdraw_message(by=person, message_id=message.pk, reason=REASON)
    with pytest.raises(Refused):
        actions.withdraw_message(by=keeper, message_id=said.pk)
    assert Message.objects.filter(public=True).count() == 2


def test_an_open_page_draws_the_line_anew(said, claimed, asker, as_user):
    client = as_user(asker)
    actions.withdraw_message(by=asker, message_id=said.pk)
    news = client.get(reverse("escalation:conversation-news", args=[claimed.pk]), {"after": said.pk}).content.decode()
    assert f'id="said-{said.pk}" data-id="{said.pk}" hx-swap-oob="true"' in news


def test_visitors_see_no_way_to_take_words_off(said, claimed, client):
    page = client.get(claimed.thread.get_absolute_url()).content.decode()
    assert "Mr Miller" in page
    assert "take-off" not in page

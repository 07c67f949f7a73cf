"""A stream brings what is written while one listens, and what one missed."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from live import views
from live.channels import publish
from news.models import News
from tests.live.listener import Listener


@pytest.fixture
def signed_in(agent):
    client = Client()
    client.force_login(agent, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def say(text, key="harbour"):
    return News.objects.create(name=key, ids={"text": text})


def test_what_was_written_comes_at_once_and_what_is_written_later_follows(bulletin, stream_server, signed_in):
    say("before")
    listener = Listener(stream_server, "/live/bulletin/harbour/", signed_in)
    assert json.loads(listener.next()["data"]) == {"text": "before"}
    row = say("while listening, with\na line break")
    publish("bulletin", "harbour")
    event = listener.next()
    assert (event["id"], event["event"]) == (str(row.pk), "said")
    assert json.loads(event["data"])["text"] == "while listening, with\na line break"
    listener.close()


def test_a_row_nobody_told_of_is_found_by_looking(bulletin, stream_server, signed_in):
    listener = Listener(stream_server, "/live/bulletin/harbour/", signed_in)
    say("first")
    assert json.loads(listener.next()["data"])["text"] == "first"
    say("second, without a word to the carrier")
    assert json.loads(listener.next()["data"])["text"].startswith("second")
    listener.close()


def test_who_comes_back_is_given_what_they_missed_and_nothing_twice(bulletin, stream_server, signed_in):
    seen, *missed = [say(f"number {number}") for number in range(1, 251)]
    listener = Listener(stream_server, "/live/bulletin/harbour/", signed_in, last_id=seen.pk)
    assert [int(listener.next()["id"]) for _ in missed] == [row.pk for row in missed]
    listener.close()


def test_a_stranger_is_told_nothing_where_an_agent_may_listen(bulletin, stream_server, signed_in):
    stranger = Client()
    member = get_user_model().objects.create_user("marit", "marit@example.com", "x")
    stranger.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    for client, status in ((signed_in, 200), (stranger, 403), (None, 403)):
        listener = Listener(stream_server, "/live/bulletin/harbour/", client)
        assert listener.response.status == status
        listener.close()


def test_an_unknown_channel_and_a_strange_key_are_refused(bulletin, stream_server, signed_in):
    for path in ("/live/nowhere/harbour/", "/live/bulletin/%2e%2e/", "/live/bulletin/a%00b/"):
        listener = Listener(stream_server, path, signed_in)
        assert listener.response.status in {400, 403}
        listener.close()


@pytest.mark.parametrize("lost", ["session", "right"])
def test_an_open_stream_closes_when_the_right_to_listen_is_gone(
    bulletin, stream_server, signed_in, agent, lost, monkeypatch
):
    monkeypatch.setattr(views, "HEARTBEAT", 0.2)
    listener = Listener(stream_server, "/live/bulletin/harbour/", signed_in)
    say("heard")
    assert listener.next()["event"] == "said"
    if lost == "session":
        signed_in.session.flush()
    else:
        get_user_model().objects.filter(pk=agent.pk).update(is_staff=False)
    assert listener.next()["event"] == "closed"
    assert listener.next() == {}
    listener.close()


def test_the_publisher_hears_who_comes_and_who_leaves(bulletin, stream_server, signed_in, monkeypatch):
    monkeypatch.setattr(views, "HEARTBEAT", 0.2)
    monkeypatch.setattr(views, "LONGEST", 0.5)
    listener = Listener(stream_server, "/live/bulletin/harbour/", signed_in)
    assert listener.next() == {}  # the stream ends by itself after LONGEST
    assert bulletin.presence[0] == ("kaja", "harbour", True)
    assert bulletin.presence[-1] == ("kaja", "harbour", False)
    listener.close()


def test_where_things_stand_is_sent_when_it_changes_and_has_no_place_in_the_order(bulletin, stream_server, signed_in):
    row = say("first")
    bulletin.numbers = {"read": 3}
    listener = Listener(stream_server, "/live/bulletin/harbour/", signed_in)
    assert listener.next()["id"] == str(row.pk)
    assert listener.next() == {"event": "standing", "data": '{"read": 3}'}
    publish("bulletin", "harbour")  # nothing changed: nothing is sent
    say("second")
    publish("bulletin", "harbour")
    assert listener.next()["event"] == "said"
    bulletin.numbers = {"read": 4}
    publish("bulletin", "harbour")
    assert listener.next()["data"] == '{"read": 4}'
    listener.close()

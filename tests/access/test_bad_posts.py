"""Every form with what people, networks and attackers make of it: never an error of ours, and no text lost."""

import threading
from urllib.parse import urlencode
from uuid import NAMESPACE_OID, uuid5

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from escalation.models import Message
from forum.models import Answer, Reply, Thread
from tests.access.addresses import addresses
from tests.access.expectations import NAMED
from tests.access.posts import ASKED_ELSEWHERE, SENT, TEXT
from tests.access.shore import BACKEND

WITH_TEXT = sorted(name for name, sent in SENT.items() if sent.text)
WITH_OWNER = sorted(name for name, sent in SENT.items() if sent.foreign)
# What the forms that make something have made, told by what was typed and where: not by the key, which is unique by itself.
MADE_ONCE = {
    "forum:ask": lambda own: Thread.objects.filter(title="The hub hums at night"),
    "forum:thread-answer": lambda own: Answer.objects.filter(body=TEXT, thread=own.thread),
    "forum:post-reply": lambda own: Reply.objects.filter(comment=TEXT, within=own.thread),
    "escalation:begin": lambda own: Thread.objects.filter(title=TEXT, visibility="private"),
    "escalation:conversation-say": lambda own: Message.objects.filter(body=TEXT, conversation=own.conversation),
    "desk:conversation-say": lambda own: Message.objects.filter(body=TEXT, conversation=own.conversation),
}
one_world = pytest.mark.django_db


def key_of(name):
    """The key of a form: the same for both that are sent at once."""
    return uuid5(NAMESPACE_OID, name)


def client_of(shore, role, **options):
    client = Client(**options)
    if role != "visitor":
        client.force_login(shore.people[role], backend=BACKEND)
    return client


def sent(shore, name, client, **changed):
    form = SENT[name]
    return client.post(
        reverse(name, kwargs=dict(form.args(shore))), {"key": key_of(name), **form.data(shore), **changed}
    )


def is_kept(response, text):
    """Where a page came back, the text stands on it; a redirect means that it was taken."""
    return (
        response.status_code in {204, 302}
        or text in response.content.decode()
        or escape(text) in response.content.decode()
    )


@one_world
def test_every_form_of_ours_is_in_the_table(shore):
    known = SENT.keys() | ASKED_ELSEWHERE
    client = client_of(shore, "moderator")
    moored = shore.moored["own"]
    for name, arguments in addresses():
        values = {"handle": "author", "token": "x", "article_id": shore.article.pk}
        values |= {argument: NAMED[argument](moored) for argument in arguments & NAMED.keys()}
        address = reverse(name, kwargs={argument: values[argument] for argument in arguments})
        if name not in known:
            assert client.post(address).status_code in {404, 405}, f"give {name} a row in tests/access/posts.py"


@one_world
@pytest.mark.parametrize("name", WITH_TEXT)
def test_a_nul_byte_breaks_no_form_and_loses_no_text(name, shore):
    response = sent(shore, name, client_of(shore, SENT[name].who), **{SENT[name].text: f"{TEXT}\0 and on"})
    assert response.status_code < 500
    assert is_kept(response, TEXT)


@one_world
@pytest.mark.parametrize(
    ("language", "advice"), [("en", "Remove it and send again"), ("de", "Entfernen Sie es und senden Sie erneut")]
)
def test_a_nul_byte_is_answered_with_what_to_do(language, advice, shore):
    address = reverse("forum:ask").replace("/en/", f"/{language}/")
    form = SENT["forum:ask"]
    page = client_of(shore, form.who).post(
        address, {**form.data(shore), "body": f"{TEXT}\0", "title": "The hub\0 hums"}
    )
    assert page.status_code == 422
    assert page.content.decode().count(advice) >= 2


@one_world
@pytest.mark.parametrize("name", [name for name in WITH_TEXT if name != "forum:preview"])
def test_a_megabyte_of_text_breaks_no_form_and_is_not_lost(name, shore):
    response = sent(shore, name, client_of(shore, SENT[name].who), **{SENT[name].text: "word " * 200_000})
    assert response.status_code in {200, 400, 413, 422}
    assert is_kept(response, "word " * 1_000)


@one_world
@pytest.mark.parametrize("name", sorted(SENT))
def test_bytes_that_are_no_text_break_no_form(name, shore):
    form = SENT[name]
    body = urlencode(dict(form.data(shore))).encode() + b"&" + (form.text or "x").encode() + b"=%ff%fe%c3%28"
    address = reverse(name, kwargs=dict(form.args(shore)))
    kind = "application/x-www-form-urlencoded"
    assert client_of(shore, form.who).post(address, body, content_type=kind).status_code < 500


@one_world
@pytest.mark.parametrize("name", sorted(SENT.keys() - {"forum:thread-seen"}))
def test_a_form_that_stood_open_too_long_is_refused_with_what_was_typed(name, shore):
    client = client_of(shore, SENT[name].who, enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    response = sent(shore, name, client, csrfmiddlewaretoken="x" * 64)
    assert response.status_code == 403
    if SENT[name].text:
        assert escape(TEXT) in response.content.decode()


@one_world
@pytest.mark.parametrize("name", WITH_OWNER)
def test_somebody_elses_thing_is_not_there(name, shore):
    form = SENT[name]
    address = reverse(name, kwargs=dict(form.foreign(shore)))
    assert client_of(shore, "editor").post(address, dict(form.data(shore))).status_code == 404


@pytest.mark.parametrize("name", sorted(SENT))
def test_a_form_sent_twice_at_once_is_one(name, shore, committed):
    shore.moor_anew()
    clients = [client_of(shore, SENT[name].who) for _ in range(2)]
    start, codes = threading.Barrier(2), []

    def send(client):
        try:
            start.wait(10)
            codes.append(sent(shore, name, client).status_code)
        finally:
            connection.close()

    both = [threading.Thread(target=send, args=[client]) for client in clients]
    for each in both:
        each.start()
    for each in both:
        each.join(30)
    assert len(codes) == 2
    assert max(codes) < 500
    if name in MADE_ONCE:
        assert MADE_ONCE[name](shore.moored["own"]).count() == 1

"""Every form with what people, networks and attackers make of it: never an error of ours, and no text lost."""

from urllib.parse import urlencode
from uuid import NAMESPACE_OID, uuid5

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.access.addresses import addresses
from tests.access.expectations import NAMED, THINGS
from tests.access.plain import NAMES, plain_address
from tests.access.posts import ANSWERS_POSTS_LIKE_GETS, ASKED_ELSEWHERE, SENT, TEXT

WITH_TEXT = sorted(name for name, sent in SENT.items() if sent.text)
WITH_OWNER = sorted(name for name, sent in SENT.items() if sent.foreign)
one_world = pytest.mark.django_db


def key_of(shore, name):
    """The key of a form: the same for both that are sent at once about one thread."""
    return uuid5(NAMESPACE_OID, f"{name} {shore.moored['own'].thread.pk}")


def client_of(shore, role, **options):
    """A browser of their own, in which they signed in when the shore was made."""
    client = Client(**options)
    client.cookies.update(shore.clients[role].cookies)
    return client


def sent(shore, name, client, /, **changed):
    form = SENT[name]
    return client.post(
        reverse(name, kwargs=dict(form.args(shore))), {"key": key_of(shore, name), **form.data(shore), **changed}
    )


def is_kept(response, text):
    """Where a page came back, the text stands on it; a redirect means that it was taken."""
    return (
        response.status_code in {204, 302}
        or text in response.content.decode()
        or escape(text) in response.content.decode()
    )


@one_world
def test_every_form_of_the_site_is_in_the_table(shore):
    """Every named address of ours or of an app whose pages we draw; the two back rooms' forms are Django's and Wagtail's."""
    known = SENT.keys() | ASKED_ELSEWHERE.keys()
    things = {name: arguments for name, arguments in addresses() if arguments & THINGS}
    moored = shore.moored["own"]
    client = client_of(shore, "staff")
    for name in (things.keys() | NAMES.keys()) - known:
        if name in things:
            address = reverse(name, kwargs={argument: NAMED[argument](moored) for argument in things[name]})
        else:
            address = plain_address(name, shore)
        code = client.post(address).status_code
        assert code in {404, 405} or name in ANSWERS_POSTS_LIKE_GETS, (
            f"give {name} a row in tests/access/posts.py: {code}"
        )


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


NO_TEXT = b" \xff\xfe\xc3\x28"


def body_with(fields, spoilt, kind):
    """The fields as a browser sends them, with bytes after one of them that are no text."""
    if kind == "multipart/form-data":
        parts = [
            b'--end\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s%s\r\n'
            % (name.encode(), str(value).encode(), NO_TEXT if name == spoilt else b"")
            for name, value in fields.items()
        ]
        return b"".join(parts) + b"--end--\r\n", f"{kind}; boundary=end"
    pairs = {name: str(value).encode() + (NO_TEXT if name == spoilt else b"") for name, value in fields.items()}
    return urlencode(pairs).encode(), kind


@one_world
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize("name", sorted(SENT))
def test_bytes_that_are_no_text_are_refused_with_a_sentence_and_the_text_around_them_is_kept(name, kind, shore):
    form = SENT[name]
    body, content_type = body_with({"key": key_of(shore, name), **form.data(shore)}, form.text, kind)
    address = reverse(name, kwargs=dict(form.args(shore)))
    page = client_of(shore, form.who).post(address, body, content_type=content_type)
    assert page.status_code < 500
    if form.text:
        assert page.status_code in {200, 400, 422}
        # (A preview shows what there is, and judges nothing.)
        assert name == "forum:preview" or "cannot be stored" in page.content.decode()
        assert is_kept(page, str(form.data(shore)[form.text]))


@one_world
@pytest.mark.parametrize("name", sorted(SENT))
def test_bytes_that_are_no_text_break_no_field(name, shore):
    form = SENT[name]
    fields = {"key": key_of(shore, name), "next": "/en/", "again": "1", **form.data(shore)}
    address = reverse(name, kwargs=dict(form.args(shore)))
    for spoilt in fields:
        body, content_type = body_with(fields, spoilt, "application/x-www-form-urlencoded")
        with transaction.atomic():
            code = client_of(shore, form.who).post(address, body, content_type=content_type).status_code
            transaction.set_rollback(True)
        assert code < 500, spoilt


@one_world
@pytest.mark.parametrize("name", sorted(SENT.keys() - {"forum:thread-seen", "search:clicked"}))
def test_a_form_that_stood_open_too_long_is_refused_with_what_was_typed(name, shore):
    client = client_of(shore, SENT[name].who, enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    response = sent(shore, name, client, csrfmiddlewaretoken="x" * 64)
    assert response.status_code == 403
    if SENT[name].text:
        assert is_kept(response, str(SENT[name].data(shore)[SENT[name].text]))


@one_world
@pytest.mark.parametrize("name", WITH_OWNER)
def test_somebody_elses_thing_is_not_there(name, shore):
    form = SENT[name]
    address = reverse(name, kwargs=dict(form.foreign(shore)))
    assert client_of(shore, "editor").post(address, dict(form.data(shore))).status_code == 404

"""Sending and fetching over HTTP."""

import pytest
from django.urls import reverse

from tests.uploads import files
from uploads import links
from uploads.models import Upload
from uploads.rules import MOST_BYTES

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def new():
    return reverse("uploads:new")


@pytest.fixture
def things(monkeypatch):
    seen_by = {}
    monkeypatch.setitem(
        links._guards,
        "test.thing",
        lambda user, ids: {pk for pk in ids if seen_by.get(pk, {user.pk}) & {user.pk, "all"}},
    )
    return seen_by


def test_without_a_script_a_page_shows_the_line(asker, as_user, new):
    client = as_user(asker)
    assert client.get(new).status_code == 200
    answer = client.post(new, {"file": files.file(), "alt": "a field"})
    assert answer.status_code == 201
    assert f"![a field]({Upload.objects.get().address})" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (files.file(files.SVG, "a.png"), "not a picture"),
        (files.file(b"", "a.png"), "empty"),
        (files.file(files.image_bytes()[:60], "a.png"), "damaged"),
        (files.file(name="a" * 300 + ".png"), None),
        ("", "Choose a picture"),
        ("words", "Choose a picture"),
    ],
)
def test_a_bad_file_is_answered_with_a_sentence(asker, as_user, new, sent, sentence):
    for headers in ({}, JSON):
        if hasattr(sent, "seek"):
            sent.seek(0)
        answer = as_user(asker).post(new, {"file": sent, "alt": "kept words"}, **headers)
        if sentence is None:
            assert answer.status_code == 201
            continue
        assert answer.status_code == 400
        assert sentence in answer.content.decode()
        assert headers or "kept words" in answer.content.decode()


def test_too_heavy_a_body_is_refused_before_it_is_read(asker, as_user, new):
    for headers in ({}, JSON):
        answer = as_user(asker).post(new, {"file": files.file(b"\0" * (MOST_BYTES + 100_000))}, **headers)
        assert answer.status_code == 413
        assert "larger than 5" in answer.content.decode()


def test_a_visitor_cannot_send_and_is_led_to_sign_in(visitor, new):
    answer = visitor.post(new, {"file": files.file()})
    assert answer.status_code == 302
    assert new in answer["Location"]
    assert visitor.post(new, {"file": files.file()}, **JSON).status_code == 403
    assert not Upload.objects.exists()

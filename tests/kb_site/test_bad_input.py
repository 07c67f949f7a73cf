"""What no form and no address can be: a page with a sentence, never a crash, on both databases and under both servers."""

import re

import pytest
from django.test import Client

from tests.kb_site import raw

SIGN_IN = "/en/account/sign-in/"


@pytest.mark.django_db(transaction=True)
def test_pages_on_this_database_answers_each_with_a_page(live_server):
    assert raw.wrong(live_server.url) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "We took it out. Read it through"), ("de", "Wir haben es entfernt.")]
)
def test_a_form_with_nul_comes_back_with_its_text_to_be_sent_again(client, language, sentence):
    path = f"/{language}/account/sign-in/"
    page = client.post(
        path, {"login": "anna@example.com", "remark": "from\0 a PDF\nsecond line", "password": "se\0cret"}
    )
    text = page.content.decode()
    assert page.status_code == 400
    assert sentence in text
    assert "from a PDF\nsecond line</textarea>" in text
    assert 'value="anna@example.com"' in text or ">\nanna@example.com<" in text
    assert "secret" not in text
    assert "\0" not in text


@pytest.mark.django_db
def test_a_form_without_nul_is_not_held_up(client):
    assert client.post(SIGN_IN, {"login": "anna@example.com", "password": "wrong"}).status_code == 200


@pytest.mark.django_db
def test_a_form_of_another_site_is_not_offered_again():
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(SIGN_IN, {"login": "a\0b, long enough to be a text"}, headers={"origin": "https://evil.example"})
    assert page.status_code == 403
    assert b"long enough" not in page.content


@pytest.mark.parametrize(("language", "words"), [("en", "at most 2 MB"), ("de", "höchstens 2 MB")])
def test_too_much_text_is_told_with_the_limit_in_the_readers_language(client, db, language, words):
    page = client.post(
        f"/{language}/account/sign-in/", "a=" + "b" * 2_700_000, content_type=raw.FORM.decode().split()[1]
    )
    assert page.status_code == 413
    assert words in page.content.decode()
    assert re.search(rb"<h1[^>]*>", page.content)

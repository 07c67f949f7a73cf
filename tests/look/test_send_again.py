"""A form that meets the sign-in: what was typed is found again afterwards and sent with one press, without JavaScript."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from accounts.rules import LIMITS
from forum.models import Answer
from kb_site import typed
from tests.factories.accounts import PASSWORD
from tests.factories.forum import make_thread

pytestmark = pytest.mark.django_db

TEXT = "Hold the button for ten seconds,\nuntil the light <blinks> twice."
KEY = "7b1c3a52-2f0e-4bb7-9f37-0d5b7c7d3a11"


@pytest.fixture
def thread():
    return make_thread()


def address_of(thread):
    return f"/en/questions/threads/{thread.pk}/answer/"


def onward(response):
    return parse_qs(urlsplit(response["Location"]).query)["next"][0]


def sign_in(client, member, response):
    return client.post("/en/account/sign-in/", {"login": member.email, "password": PASSWORD, "next": onward(response)})


def fields_on(page):
    html = page.content.decode().split("<main")[1]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    shown = re.findall(r'<textarea[^>]* name="([^"]+)">\n(.*?)</textarea>', html, re.DOTALL)
    return {name: unescape(value) for name, value in hidden + shown}


def test_an_answer_survives_the_sign_in_and_is_posted_once(visitor, helper, thread):
    met = visitor.post(address_of(thread), {"body": TEXT, "key": KEY, "password": "never kept"})
    assert "What you wrote is kept" in visitor.get(met["Location"]).content.decode()

    page = visitor.get(sign_in(visitor, helper, met)["Location"])
    assert "never kept" not in page.content.decode()
    fields = fields_on(page)
    assert (fields["body"], fields["key"]) == (TEXT, KEY)

    posted = visitor.post(address_of(thread), fields)
    assert posted.status_code == 302
    assert Answer.objects.get(thread=thread, author=helper).body == TEXT

    later = visitor.get(onward(met))
    assert (later.status_code, later["Location"]) == (302, address_of(thread)), "what was sent is no longer kept"


def test_a_refused_text_is_still_kept(visitor, helper, thread):
    met = visitor.post(address_of(thread), {"body": "x" * 21 + "\0", "key": KEY})
    page = visitor.get(sign_in(visitor, helper, met)["Location"])
    assert visitor.post(address_of(thread), fields_on(page)).status_code == 422
    assert visitor.get(onward(met)).status_code == 200


def test_a_form_that_was_open_too_long_comes_through_the_sign_in_as_well(helper, thread):
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    old = strict.post(address_of(thread), {"body": TEXT, "csrfmiddlewaretoken": "old"})
    assert old.status_code == 403
    met = strict.post(address_of(thread), fields_on(old))

    form = fields_on(strict.get(met["Location"]))
    answer = strict.post("/en/account/sign-in/", form | {"login": helper.email, "password": PASSWORD})
    assert fields_on(strict.get(answer["Location"]))["body"] == TEXT


@pytest.mark.parametrize("data", [{}, {"board": "3"}, {"body": "x" * (typed.KEPT_LENGTH), "comment": "y" * 30_001}])
def test_a_mere_button_and_far_too_much_text_are_not_kept(visitor, thread, data):
    met = visitor.post(address_of(thread), data | {"more": data.get("body", "")})
    assert onward(met) == address_of(thread)
    assert "lotse_session" not in visitor.cookies


def test_what_a_script_sends_on_the_side_is_not_kept(visitor, thread):
    met = visitor.post(address_of(thread), {"body": TEXT}, headers={"Sec-Fetch-Mode": "cors"})
    assert onward(met) == address_of(thread)


def test_nobody_fills_the_store_with_texts(visitor, thread, settings):
    settings.RATE_LIMITS = True
    met = [visitor.post(address_of(thread), {"body": TEXT}) for _ in range(LIMITS["keep"].visitor[0].count + 1)]
    assert "send-again" in onward(met[0])
    assert onward(met[-1]) == address_of(thread)


def test_after_an_hour_it_is_gone(visitor, helper, thread, monkeypatch):
    met = visitor.post(address_of(thread), {"body": TEXT})
    monkeypatch.setattr(typed, "KEPT_SECONDS", -1)
    page = visitor.get(sign_in(visitor, helper, met)["Location"])
    assert (page.status_code, page["Location"]) == (302, address_of(thread))


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "/a\0b"])
def test_it_leads_to_pages_of_ours_only(as_user, helper, elsewhere):
    response = as_user(helper).get("/en/account/send-again/", {"next": elsewhere})
    assert response.status_code == 400 if "\0" in elsewhere else response["Location"] == "/"


def test_a_visitor_signs_in_first(visitor):
    assert "/account/sign-in/" in visitor.get("/de/account/send-again/")["Location"]

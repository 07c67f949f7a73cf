"""A form that meets the sign-in: afterwards it stands there filled in and is sent with one press, without JavaScript."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from accounts.rules import LIMITS
from escalation.actions import show_presence
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


def led_on(client, member, response):
    """The page somebody lands on who signs in after ``response``."""
    met = sign_in(client, member, response)
    for _ in range(4):
        page = client.get(met["Location"])
        if page.status_code != 302:
            return page
        met = page
    raise AssertionError(f"led round in circles, last to {met['Location']}")


def fields_on(page):
    html = page.content.decode().split("<main")[1]
    hidden = re.findall(r'<input type="(?:hidden|text)" name="([^"]+)" value="([^"]*)"', html)
    shown = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    return {name: unescape(value) for name, value in hidden + shown}


def test_an_answer_survives_the_sign_in_and_is_posted_once(visitor, helper, thread):
    met = visitor.post(address_of(thread), {"body": TEXT, "key": KEY, "password": "never kept"})
    assert "What you wrote is kept" in visitor.get(met["Location"]).content.decode()

    page = led_on(visitor, helper, met)
    assert page.request["PATH_INFO"] == address_of(thread)
    assert 'id="unsent"' in page.content.decode()
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
    page = led_on(visitor, helper, met)
    assert visitor.post(address_of(thread), fields_on(page)).status_code == 422
    assert "again=1" in visitor.get(onward(met))["Location"]


def test_a_form_that_was_open_too_long_comes_through_the_sign_in_as_well(helper, thread):
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    old = strict.post(address_of(thread), {"body": TEXT, "csrfmiddlewaretoken": "old"})
    assert old.status_code == 403
    met = strict.post(address_of(thread), fields_on(old))

    form = fields_on(strict.get(met["Location"]))
    answer = strict.post("/en/account/sign-in/", form | {"login": helper.email, "password": PASSWORD})
    led = strict.get(strict.get(answer["Location"])["Location"])
    assert fields_on(led)["body"] == TEXT


def test_a_question_stands_in_its_form_with_all_that_was_chosen(visitor, helper, thread):
    typed = {
        "title": "Hub <blinks> red",
        "body": TEXT,
        "board": str(thread.board_id),
        "language": "de",
        "tags": "hub, NW-200",
        "key": KEY,
    }
    page = led_on(visitor, helper, visitor.post("/en/questions/ask/", typed)).content.decode()
    assert "<h1 " in page
    assert 'id="unsent"' in page
    for drawn in (
        'value="Hub &lt;blinks&gt; red"',
        "until the light &lt;blinks&gt; twice.</textarea>",
        f'<option value="{thread.board_id}" selected>',
        '<option value="de" selected>',
        'value="hub, NW-200"',
        f'value="{KEY}"',
    ):
        assert drawn in page
    assert "error-summary" not in page
    again = visitor.get("/en/questions/ask/").content.decode()
    assert 'id="unsent"' not in again, "an ordinary visit finds an empty form"
    assert TEXT not in again


def test_an_edit_keeps_the_version_it_began_with(visitor, helper):
    thread = make_thread(by=helper)
    address = f"/en/questions/posts/thread/{thread.pk}/edit/"
    met = visitor.post(address, {"title": thread.title, "body": TEXT, "version": "1", "tags": "", "comment": "more"})
    page = led_on(visitor, helper, met)
    assert page.request["PATH_INFO"] == address
    assert fields_on(page)["version"] == "1"
    assert fields_on(page)["body"] == TEXT


@pytest.mark.parametrize("name", ["escalation:begin", "escalation:hand-over", "forum:post-reply", "forum:post-report"])
def test_every_form_of_members_is_filled_in(visitor, helper, agent, thread, name):
    show_presence(by=agent)
    own = make_thread(by=helper) if name == "escalation:hand-over" else thread
    args = {"escalation:begin": [], "escalation:hand-over": [own.pk]}.get(name, ["thread", own.pk])
    field = {"forum:post-reply": "body", "forum:post-report": "text"}.get(name, "words")
    page = led_on(visitor, helper, visitor.post(reverse(name, args=args), {field: TEXT, "reason": "spam"}))
    assert page.request["PATH_INFO"] == reverse(name, args=args)
    assert fields_on(page)[field] == TEXT
    assert 'id="unsent"' in page.content.decode()


def test_where_no_form_can_be_filled_the_bare_text_is_shown(visitor, helper, thread):
    """Somebody else's post, and a form that does not know how: the text is not lost."""
    for address in (f"/en/questions/posts/thread/{thread.pk}/edit/", "/en/inbox/read/"):
        page = led_on(visitor, helper, visitor.post(address, {"body": TEXT, "version": "1"}))
        assert page.request["PATH_INFO"] == "/en/account/send-again/"
        assert fields_on(page)["body"] == TEXT
        visitor.logout()


@pytest.mark.parametrize("path", ["/en/questions/ask/", "/en/", "/en/questions/"])
def test_the_mark_alone_does_nothing(visitor, as_user, helper, path):
    assert visitor.get(path, {"again": "1"}).status_code == visitor.get(path).status_code
    assert b'id="unsent"' not in as_user(helper).get(path, {"again": "1"}).content


def test_a_member_whose_form_was_open_too_long_finds_it_filled_in(helper, thread):
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    strict.force_login(helper, backend="allauth.account.auth_backends.AuthenticationBackend")
    old = strict.post(address_of(thread), {"body": TEXT, "csrfmiddlewaretoken": "old"})
    way = f"{address_of(thread)}?again=1#unsent"
    assert f'href="{way}">Back to the form</a>' in old.content.decode()
    assert fields_on(strict.get(way))["body"] == TEXT

    foreign = strict.post(address_of(thread), {"body": "x" * 30}, headers={"Sec-Fetch-Site": "cross-site"})
    assert "Back to the form" not in foreign.content.decode()
    assert fields_on(strict.get(way))["body"] == TEXT


@pytest.mark.parametrize("data", [{}, {"board": "3"}, {"body": "x" * (typed.KEPT_LENGTH), "comment": "y" * 30_001}])
def test_a_mere_button_and_far_too_much_text_are_not_kept(visitor, thread, data):
    met = visitor.post(address_of(thread), data | {"more": data.get("body", "")})
    assert onward(met) == address_of(thread)
    assert "lotse_session" not in visitor.cookies


def test_what_a_script_sends_on_the_side_is_not_kept(visitor, thread):
    met = visitor.post(address_of(thread), {"body": TEXT}, headers={"Sec-Fetch-Mode": "cors"})
    assert onward(met) == address_of(thread)


@pytest.mark.usefixtures("clock")
def test_nobody_fills_the_store_with_texts(visitor, thread):
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

"""At a shared computer nobody finds what somebody else was writing or had read there."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from tests.factories.forum import make_thread

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WORDS = "My customer number is 4711."


@pytest.fixture
def context(chromium):
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield browser.new_context(locale="en")
        browser.close()


def sit_down(context, member, origin):
    """The browser as ``member`` finds it, signed in; None for a visitor."""
    context.clear_cookies()
    if member is not None:
        client = Client()
        client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
        name = "lotse_session"
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": origin}])


def kept(page):
    """What the device keeps of anybody: names of drafts and trails."""
    names = page.evaluate("Object.keys(localStorage)")
    return sorted(name for name in names if name.startswith(("draft", "trail")))


def test_drafts_and_the_trail_are_their_members_and_go_with_the_sign_out(context, live_server, asker, helper):
    ask, thread = f"{live_server.url}{reverse('forum:ask')}", make_thread()
    page = context.new_page()
    sit_down(context, asker, live_server.url)
    page.goto(ask)
    text = page.get_by_label("Tell us more")
    text.press_sequentially(WORDS)
    expect(page.locator("[data-draft-note]")).not_to_be_empty()
    page.goto(f"{live_server.url}{thread.get_absolute_url()}")
    assert len(kept(page)) == 2

    sit_down(context, helper, live_server.url)
    page.goto(ask)
    expect(text).to_have_value("")
    page.goto(f"{live_server.url}{reverse('escalation:begin')}")
    assert thread.title not in page.locator("main").inner_text()

    sit_down(context, asker, live_server.url)
    page.goto(ask)
    expect(text).to_have_value(WORDS)
    page.goto(f"{live_server.url}{reverse('account_logout')}")
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: "sign-out" not in address)
    assert kept(page) == []


def test_what_a_visitor_read_goes_along_through_their_sign_in_and_is_the_next_ones_no_more(
    context, live_server, asker, helper
):
    begin, thread = f"{live_server.url}{reverse('escalation:begin')}", make_thread(title="Hail broke a cup")
    page = context.new_page()
    page.goto(f"{live_server.url}{thread.get_absolute_url()}")
    sit_down(context, asker, live_server.url)
    page.goto(begin)
    expect(page.locator("[data-trail-list]")).to_contain_text(thread.title)
    sit_down(context, helper, live_server.url)
    page.goto(begin)
    assert thread.title not in page.locator("main").inner_text()


def test_what_was_kept_before_members_were_told_apart_is_thrown_away(context, live_server, asker):
    page = context.new_page()
    page.goto(f"{live_server.url}/en/questions/")
    page.evaluate("localStorage.setItem('trail', '[]'); localStorage.setItem('draft:/en/ask-body', '{}')")
    page.reload()
    assert kept(page) == []

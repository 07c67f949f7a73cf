"""Signing up in a real browser, without a line of JavaScript: form, mail, link, button, signed in."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect, sync_playwright

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium):
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        context = browser.new_context(java_script_enabled=False, locale="en")
        yield context.new_page()
        browser.close()


def test_from_the_masthead_to_a_confirmed_account_and_back_to_the_page(page, live_server, helper):
    page.goto(f"{live_server.url}/en/people/helper/")
    page.get_by_role("link", name="Sign in").first.click()
    page.get_by_role("link", name="Create an account").click()
    page.get_by_label("Email address").fill("marit.example.org")
    page.get_by_label("Public name").fill("Marit L.")
    page.get_by_label("Password").fill("three quiet harbour lamps")
    page.get_by_role("button", name="Create account").click()
    page.get_by_role("link", name="Enter your email address with an @, like name@example.org").click()
    expect(page.get_by_label("Public name")).to_have_value("Marit L.")

    page.get_by_label("Email address").fill("marit@example.org")
    page.get_by_label("Password").fill("three quiet harbour lamps")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your inbox")

    [letter] = mail.outbox
    page.goto(re.search(r"http://\S+", letter.body)[0])
    page.get_by_role("button", name="Yes, confirm it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Henri Helper")
    page.get_by_role("banner").get_by_role("link", name="Marit L.").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Marit L.")

"""Narrowing with a script and without: the list follows the boxes, the address follows the list, the focus stays."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.search import notes
from tests.search.worker import embedded, settle

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hubs(settings, tmp_path, only_notes):
    """Some notes in two places and states."""
    with embedded(settings, tmp_path):
        for number in range(3):
            notes.write(
                f"Hub {number} on the roof", place="roof", state="solved", tags=[f"tag {number}", f"more {number}"]
            )
            notes.write(
                f"Hub {number} in the cellar", place="cellar", tags=[f"{word} {number}" for word in ("a", "b", "c")]
            )
        notes.write("Hub in the other cellar", place="cellar", state="open", language="de")
        settle()
        yield


@pytest.fixture
def browser(chromium):
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield started
        started.close()


def test_the_list_follows_the_boxes_and_the_focus_stays(hubs, browser, live_server):
    page = browser.new_context(locale="en").new_page()
    page.goto(f"{live_server.url}/en/search/?q=hub")
    page.evaluate("window.same = true")
    cellar = page.get_by_role("checkbox", name="In the cellar")
    cellar.check()
    expect(page.locator(".hit")).to_have_count(4)
    expect(page).to_have_url(f"{live_server.url}/en/search/?q=hub&place=note.cellar")
    expect(page).to_have_title("hub: 4 results – Lotse")
    expect(cellar).to_be_focused()
    expect(page.locator("[data-narrowed]")).to_have_text("4 results")
    # A box behind the fold: the fold stays open around whoever ticks it.
    page.get_by_text("3 more").click()
    folded = page.locator(".facets__more input").last
    name = folded.get_attribute("value")
    folded.check()
    expect(page.locator(".hit")).to_have_count(1)
    expect(page.get_by_role("checkbox", name=name)).to_be_focused()
    expect(page.get_by_role("link", name=f"Take away: {name}")).to_be_visible()
    assert page.evaluate("window.same")
    page.go_back()
    expect(page.locator(".hit")).to_have_count(4)
    page.go_back()
    expect(page.locator(".hit")).to_have_count(7)


def test_what_is_kept_for_other_words_follows_the_boxes_too(hubs, browser, live_server):
    page = browser.new_context(locale="en").new_page()
    page.goto(f"{live_server.url}/en/search/?q=hub&language=de")
    page.evaluate("window.same = true")
    page.get_by_role("checkbox", name="German").uncheck()
    expect(page.locator(".hit")).to_have_count(7)
    page.get_by_role("checkbox", name="English").check()
    expect(page.locator(".hit")).to_have_count(6)
    assert page.evaluate("window.same")
    page.locator("#q").fill("roof")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/en/search/?q=roof&language=en")


def test_who_goes_on_to_something_else_meanwhile_is_left_there(hubs, browser, live_server):
    page = browser.new_context(locale="en").new_page()
    page.goto(f"{live_server.url}/en/search/?q=hub")
    held = []
    page.route("**/search/?q=hub&place=note.cellar", lambda route, _: held.append(route))
    with page.expect_request("**/search/?q=hub&place=note.cellar"):
        page.get_by_role("checkbox", name="In the cellar").check()
    words = page.locator("#q")
    words.fill("hub outside")
    held[0].continue_()
    expect(page.locator("[data-narrowed]")).to_have_text("4 results")
    expect(words).to_be_focused()
    expect(words).to_have_value("hub outside")


def test_what_finds_nothing_is_said_and_a_link_leads_out(hubs, browser, live_server):
    page = browser.new_context(locale="en", viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{live_server.url}/en/search/?q=hub&place=note.roof&language=de")
    page.get_by_role("link", name="Without “German”").click()
    expect(page.locator(".hit")).to_have_count(3)
    page.locator(".facets__fold > summary").click()
    page.get_by_role("checkbox", name="tag 1").check()
    expect(page.get_by_role("link", name="Take away: tag 1")).to_be_visible()
    # The fold stays open while boxes are ticked.
    expect(page.get_by_role("button", name="Show results")).to_be_visible()
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Skip to content").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/en/search/?q=hub&place=note.roof&tag=tag+1#main")
    assert page.evaluate("window.same")


def test_without_a_script_the_button_does_it(hubs, browser, live_server):
    page = browser.new_context(locale="en", java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/en/search/?q=hub&sort=newest")
    page.get_by_role("checkbox", name="In the cellar").check()
    page.get_by_role("checkbox", name="English").check()
    page.get_by_role("button", name="Show results").click()
    expect(page.locator(".hit")).to_have_count(3)
    expect(page.locator(".tabs__link[aria-current]")).to_have_text("Newest")
    expect(page.get_by_role("checkbox", name="In the cellar")).to_be_checked()

"""The list below a search field: by keyboard alone, announced, and gone when it is not wanted."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.pages.browser import AXE, FLAGS, LOOK
from tests.search import notes
from tests.search.log.test_queries import work
from tests.search.worker import embedded, settle

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hubs(settings, tmp_path, only_notes):
    """Two titles and a query that worked."""
    with embedded(settings, tmp_path):
        found = notes.write("Hub on the roof")
        notes.write("Hub in the cellar")
        work("hub lost", found)
        settle()
        yield


@pytest.fixture
def page(hubs, chromium, live_server):
    """The search page, the field in focus."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        page.goto(f"{live_server.url}/en/search/")
        page.get_by_role("combobox", name="Search").focus()
        yield page
        browser.close()


def test_the_list_is_walked_with_arrows_and_announced(page):
    field = page.get_by_role("combobox", name="Search")
    page.keyboard.type("hub")
    options = page.get_by_role("listbox", name="Search").get_by_role("option")
    expect(options).to_have_count(3)
    expect(page.locator("form [role=status]")).to_have_text("3 suggestions")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    expect(field).to_have_value("hub")
    page.evaluate(AXE)
    found, aside = page.evaluate(LOOK, None)
    assert (found, aside) == ([], 0)


def test_return_chooses_a_query_and_escape_leaves_the_field_as_it_was(page, live_server):
    page.keyboard.type("hub")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    field = page.get_by_role("combobox", name="Search")
    expect(field).to_have_value("hub")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type(" l")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/en/search/?q=hub+lost")


def test_the_arrow_down_opens_what_was_closed(page):
    page.keyboard.type("hub")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    expect(options).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Alt+ArrowDown")
    expect(options).to_have_count(3)
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=hub")
    page.get_by_role("combobox", name="Search").focus()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")


def test_on_the_front_page_the_list_has_a_name_and_not_a_sentence(page, live_server):
    page.goto(f"{live_server.url}/en/")
    page.get_by_role("combobox").focus()
    page.keyboard.type("hub")
    expect(page.get_by_role("listbox", name="Search", exact=True).get_by_role("option")).to_have_count(3)


def test_return_alone_searches_for_what_was_typed(page, live_server):
    page.keyboard.type("hub")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/en/search/?q=hub")


def test_a_press_on_a_title_leads_to_its_page_and_one_elsewhere_closes_the_list(page):
    page.keyboard.type("hub")
    option = page.get_by_role("option").filter(has_text="Hub in the cellar")
    expect(option).to_be_visible()
    page.get_by_role("contentinfo").click(position={"x": 2, "y": 2})
    expect(option).to_have_count(0)
    page.get_by_role("combobox", name="Search").focus()
    page.keyboard.type(" in")
    address = option.get_attribute("data-address")
    with page.expect_navigation(url=lambda url: url.endswith(address)):
        option.click()


def test_without_the_network_the_field_stays_a_field(page, live_server):
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.keyboard.type("hub")
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.context.set_offline(False)
    page.keyboard.type(" ")
    expect(page.get_by_role("option")).to_have_count(3)

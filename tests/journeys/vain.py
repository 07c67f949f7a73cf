"""From a search in vain to the hit: three people look for it, an editor sees it and adds the synonym, and it is found."""

import re
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.journeys.beside import beside
from tests.journeys.three_people import WORDS
from tests.journeys.way import SUNG, Cast, Way


@dataclass(frozen=True)
class Missed:
    """What the articles call it, and the title of the one that should have been found."""

    said: str
    title: str


def from_vain_to_hit(base: str, cast: Cast, missed: Missed, chromium: str) -> None:
    """Go it."""
    beside(lambda browser: _go(Way(browser, base, cast, SUNG), missed), chromium)


def _go(way: Way, missed: Missed) -> list[str]:
    reader, found = way.page(), f"/en/search/?q={WORDS}"
    hit = reader.locator(".hits .hit__title").filter(has_text=missed.title)
    way.until(reader, f"/en/search/?q={missed.said.replace(' ', '+')}", lambda _: hit.count() > 0)
    reader.goto(f"{way.base}{found}")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.get_by_text(re.compile("Nothing found for")).first).to_be_visible()
    _add_the_synonym(way, missed)
    reader.goto(f"{way.base}{found}")
    expect(hit.first).to_be_visible()
    return way.faults


def _add_the_synonym(way: Way, missed: Missed) -> None:
    """The editor finds the words under "Without results", makes a task of them and does it."""
    editor = way.signed_in(way.cast.editor)
    editor.get_by_role("link", name="Searches").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("What people look for")
    editor.get_by_role("link", name="Without results").click()
    editor.locator(".work__name").get_by_role("link", name=WORDS).click()
    editor.get_by_label("Add synonym: people say it otherwise").check()
    editor.get_by_role("button", name="Make the task").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text(f"Add synonym: {WORDS}")
    editor.get_by_role("link", name="Add the synonym").click()
    expect(editor.get_by_role("textbox", name="What people type")).to_have_value(WORDS)
    editor.get_by_role("textbox", name="What your articles say").fill(missed.said)
    editor.get_by_role("button", name="Add the synonym").click()
    expect(editor.get_by_text("The next search knows it.")).to_be_visible()
    expect(editor.get_by_text("Too few searches to tell")).to_be_visible()

"""What a journey leaves for people to see: the helper's points and rank, and a draft tied to its thread."""

import re
from dataclasses import dataclass

from django.utils import translation
from playwright.sync_api import Page, expect

from poweruser.rules import AWARDS, rank_of

# What an accepted answer earns the helper.
EARNED = AWARDS["answer_accepted"].points


@dataclass(frozen=True)
class Standing:
    """What stands beside a name."""

    points: int
    rank: str


def standing(page: Page, answer: str) -> Standing:
    """What stands beside the name of whoever wrote ``answer``."""
    head = page.locator("article.post").filter(has_text=answer).locator(".post__head").first
    points = int(re.sub(r"\D", "", head.locator(".rep").inner_text()))
    return Standing(points, head.locator(".rank").inner_text().strip())


def has_grown(now: Standing, before: Standing) -> bool:
    """By an accepted answer, and the rank with the points."""
    with translation.override("en"):
        rank = str(rank_of(before.points + EARNED).name)
    return now == Standing(before.points + EARNED, rank)


def open_draft(editor: Page, base: str, *, title: str, words: str, thread: str) -> None:
    """The editor opens the draft from the notice, finds what was said in it, and goes from there to the thread."""
    editor.locator(".news__thread").filter(has_text=title).get_by_role("link", name="handed in the draft").click()
    expect(editor).to_have_url(re.compile(r"/cms/pages/\d+/edit/"))
    expect(editor.locator("#id_title")).to_have_value(title)
    expect(editor.locator("form[data-edit-form], #page-edit-form").first).to_contain_text(words)
    way_back = editor.get_by_role("link", name="Open the thread it was made from")
    expect(way_back).to_have_attribute("href", thread)
    editor.goto(f"{base}{way_back.get_attribute('href')}")
    expect(editor.get_by_role("heading", level=1)).to_have_text(title)

"""The whole way through the house, gone by three people in a browser: ask, answer, solve, find, call a person, write it down."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.journeys.beside import beside
from tests.journeys.traces import Standing, has_grown, open_draft, standing
from tests.waiting import PATIENCE, until

ANSWER = "Unplug the loudspeaker of the alarm and put it back: the melody is gone after that."
AGAIN = 1.0
"""Seconds between two looks at a page that does not show it yet: nobody may search more often than 60 times a minute."""
BODY = "Every day at noon it begins, in tune, but loud. I have tried another battery."


@dataclass(frozen=True)
class Story:
    """What is asked: two journeys against one Lotse must not take each other's questions for their own."""

    words: str
    title: str
    hub: str


SUNG = Story(
    "barometer sings sea shanties", "My barometer sings sea shanties at noon", "The hub hums a tune I do not know"
)
WHISTLED = Story("hygrometer whistles old waltzes", "My hygrometer whistles old waltzes at noon", "The hub beats time")
CHAT = (
    "Which firmware does the hub run?",
    "It says 2.4 in the app.",
    "That is the one. Install 2.5 and the hum is gone.",
)
SOLUTION = "Firmware 2.4 lets the hub hum. Install 2.5 from the app: Hub, Firmware, Install now."


@dataclass(frozen=True)
class Cast:
    """Who goes: addresses and the one password."""

    asker: str
    helper: str
    agent: str
    editor: str
    password: str


class Way:
    """One journey against one running Lotse."""

    def __init__(self, browser: Browser, base: str, cast: Cast, story: Story, *, script: bool = True) -> None:
        self.browser, self.base, self.cast, self.story, self.script = browser, base.rstrip("/"), cast, story, script
        self.faults: list[str] = []

    def page(self) -> Page:
        """A browser of its own, as one person has it."""
        page = self.browser.new_context(locale="en-GB", java_script_enabled=self.script).new_page()
        page.set_default_timeout(PATIENCE * 1_000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("response", lambda answer: answer.status >= 500 and self.faults.append(f"{answer.status} {answer.url}"))
        return page

    def signed_in(self, email: str, *, at: str = "/en/") -> Page:
        """The page of somebody who has just signed in."""
        page = self.page()
        page.goto(f"{self.base}{at}")
        self.sign_in(page, email)
        return page

    def sign_in(self, page: Page, email: str) -> None:
        """Fill in the sign-in, from wherever it is asked for."""
        if page.get_by_label("Password").count() == 0:
            page.get_by_role("link", name="Sign in").first.click()
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password", exact=True).fill(self.cast.password)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()

    def until(self, page: Page, path: str, seen: Callable[[Page], bool]) -> None:
        """Open ``path`` again, as often as somebody at home would, until ``seen``: the worker writes what it shows."""

        def shown() -> bool:
            page.goto(f"{self.base}{path}")
            return seen(page)

        until(shown, lambda: f"{path} never showed it:\n{page.inner_text('main')[:2_000]}", every=AGAIN)

    def is_told(self, page: Page, about: str, words: str) -> None:
        """The inbox of whoever the page belongs to says so, under the title of the thread."""
        notices = page.locator(".news__thread").filter(has_text=about)
        self.until(page, "/en/inbox/", lambda _: notices.get_by_text(words).count() > 0)

    def ask(self) -> tuple[Page, str]:
        """A visitor searches in vain, signs in with the words kept, and asks."""
        page = self.page()
        page.goto(f"{self.base}/en/")
        page.locator("main input[type=search]").fill(self.story.words)
        page.locator("main").get_by_role("button", name="Search").click()
        page.get_by_role("link", name="Ask the community").first.click()
        expect(page.get_by_label("Password", exact=True)).to_be_visible()
        self.sign_in(page, self.cast.asker)
        title = page.get_by_label("What is happening?")
        expect(title).to_have_value(self.story.words)
        title.fill(self.story.title)
        page.get_by_label("Tell us more").fill(BODY)
        page.get_by_label("Board").select_option(index=1)
        page.locator("main").get_by_role("button", name="Ask the community").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(self.story.title)
        return page, page.url.removeprefix(self.base)

    def answer(self, thread: str) -> tuple[Page, Standing]:
        """The helper finds the question among those without an answer, and answers; what stands beside the name then."""
        page = self.signed_in(self.cast.helper)
        page.get_by_role("link", name="Questions", exact=True).first.click()
        page.get_by_role("link", name=self.story.title).first.click()
        expect(page).to_have_url(f"{self.base}{thread}")
        page.get_by_label("Your answer").last.fill(ANSWER)
        page.get_by_role("button", name="Post answer").click()
        expect(page.get_by_text(ANSWER)).to_be_visible()
        return page, standing(page, ANSWER)

    def accept(self, asker: Page, thread: str) -> None:
        """The asker hears of the answer in the inbox, and says that it was the solution."""
        self.is_told(asker, self.story.title, ANSWER[:40])
        asker.goto(f"{self.base}{thread}")
        asker.get_by_role("button", name="This solved it").click()
        expect(asker.locator(".head .state--big")).to_have_text(re.compile("Solved"))

    def find(self) -> None:
        """Anybody finds the solved question by its words."""
        page = self.page()
        found = f"/en/search/?q={self.story.words.replace(' ', '+')}"
        # Others may be near to it in meaning and solved: this one must be.
        hit = page.locator(".hit").filter(has_text=self.story.title)
        self.until(page, found, lambda _page: hit.get_by_text("Solved").count() > 0)
        page.locator(".hits").get_by_role("link", name=self.story.title).click()
        expect(page.get_by_text(ANSWER)).to_be_visible()

    def hand_over(self, asker: Page) -> str:
        """The asker has another question, nobody knows, and hands it to a person; the address of the thread."""
        asker.goto(f"{self.base}/en/questions/ask/")
        asker.get_by_label("What is happening?").fill(self.story.hub)
        asker.get_by_label("Tell us more").fill(BODY)
        asker.get_by_label("Board").select_option(index=1)
        asker.locator("main").get_by_role("button", name="Ask the community").click()
        expect(asker.get_by_role("heading", level=1)).to_have_text(self.story.hub)
        thread = asker.url.removeprefix(self.base)
        asker.get_by_role("link", name="Talk to a person").last.click()
        asker.get_by_label("What should the person know?").fill("It hums in the evening, too.")
        asker.get_by_role("button", name="Hand this thread over").click()
        expect(asker.get_by_role("heading", name="in line")).to_be_visible()
        return thread


def on_duty(way: Way) -> Page:
    """The agent opens the console."""
    agent = way.signed_in(way.cast.agent, at="/en/desk/")
    expect(agent.get_by_role("button", name="Take next")).to_be_visible()
    return agent


def talk(way: Way, asker: Page, agent: Page) -> str:
    """Both talk live; the agent proposes an answer and the asker publishes it; the address of the thread."""
    ticket = agent.locator("#queue").get_by_role("link").filter(has_text=way.story.hub)
    expect(ticket).to_be_visible()  # by itself: nobody has loaded the page again
    ticket.click()
    agent.get_by_role("button", name="Take it").click()
    expect(asker.get_by_text("is with you")).to_be_visible()
    say(agent, CHAT[0])
    expect(asker.locator("#log").get_by_text(CHAT[0])).to_be_visible()
    say(asker, CHAT[1])
    expect(agent.locator("#flow").get_by_text(CHAT[1])).to_be_visible()
    say(agent, CHAT[2])
    expect(asker.locator("#log").get_by_text(CHAT[2])).to_be_visible()

    agent.get_by_role("link", name="Close with answer").click()
    agent.get_by_role("textbox", name="Answer for everyone").fill(SOLUTION)
    agent.get_by_role("button", name="Close and propose the answer").click()
    asker.get_by_role("button", name="Publish for all").click()
    expect(asker.locator(".solution").get_by_text("Firmware 2.4 lets the hub hum.")).to_be_visible()
    return asker.url.partition("#")[0].removeprefix(way.base)


def say(page: Page, words: str) -> None:
    """Write in the open conversation."""
    page.locator("#say textarea").fill(words)
    page.locator("#say").get_by_role("button", name=re.compile("^Send")).click()
    expect(page.locator("#say textarea")).to_have_value("")


def write_down(way: Way, agent: Page) -> None:
    """The agent makes an article of it."""
    agent.reload()
    agent.get_by_role("button", name="Make an article of it").click()
    expect(agent.get_by_text(re.compile("The editors have a draft of it|Open the article draft"))).to_be_visible()


def whole_way(base: str, cast: Cast, chromium: str) -> None:
    """Go it: ask, answer, solve, find, call a person, talk, write it down."""
    beside(lambda browser: _whole_way(base, cast, browser), chromium)


def way_without_script(base: str, cast: Cast, chromium: str) -> None:
    """Go it in browsers without script, as far as the hand-over."""
    beside(lambda browser: _without_script(base, cast, browser), chromium)


def _whole_way(base: str, cast: Cast, browser: Browser) -> list[str]:
    way = Way(browser, base, cast, SUNG)
    asker = solve(way)
    agent = on_duty(way)
    thread = way.hand_over(asker)
    assert talk(way, asker, agent) == thread, "the answer stands on the thread that was handed over"
    write_down(way, agent)
    way.is_told(agent, SUNG.hub, "agreed: your answer is published")
    editor = way.signed_in(cast.editor)
    way.is_told(editor, SUNG.hub, "handed in the draft of an article")
    open_draft(editor, way.base, title=SUNG.hub, words=SOLUTION, thread=thread)
    return way.faults


def _without_script(base: str, cast: Cast, browser: Browser) -> list[str]:
    way, desk = Way(browser, base, cast, WHISTLED, script=False), Way(browser, base, cast, WHISTLED)
    asker = solve(way)
    on_duty(desk)  # the console is live or nothing: the agent has a script in either case
    way.hand_over(asker)
    return way.faults + desk.faults


def solve(way: Way) -> Page:
    """From the first search in vain to a solution that anybody finds; the asker's page."""
    asker, thread = way.ask()
    helper, before = way.answer(thread)
    way.accept(asker, thread)
    way.until(asker, thread, lambda page: has_grown(standing(page, ANSWER), before))
    way.is_told(helper, way.story.title, "chose your answer")
    way.find()
    return asker

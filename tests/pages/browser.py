"""A real browser that opens pages as somebody and says what is wrong with them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.pages.german import english_in
from tests.pages.world import World

AXE = (Path(__file__).parent / "axe" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

REPORTS = """window.reports = [];
addEventListener('securitypolicyviolation', e => reports.push(e.violatedDirective + ' ' + e.blockedURI));"""
# What axe finds wrong, and how far the page scrolls sideways, on one way to the browser and back.
LOOK = """async (rules) => {
  const options = {preload: false, ...(rules ? {runOnly: {type: 'rule', values: rules}} : {})};
  const found = await axe.run(document, {...options, resultTypes: ['violations']});
  const {scrollWidth, clientWidth} = document.documentElement;
  const shown = v => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ');
  return [found.violations.map(shown), scrollWidth - clientWidth];
}"""
TEXTS = """() => {
  const shown = [];
  const skip = node => node.closest('[lang]:not([lang|=de]), script, style, code, pre, svg, [data-any-language]');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!skip(walker.currentNode.parentElement)) shown.push(walker.currentNode.nodeValue);
  for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
    for (const e of document.querySelectorAll(`[${name}]`)) if (!skip(e)) shown.push(e.getAttribute(name));
  shown.push(document.title);
  return shown.map(t => t.trim()).filter(t => t);
}"""
# Links that lead nowhere: none or an empty address, a value that was missing, a place that is not on the page.
NOWHERE = """() => [...document.querySelectorAll('a')].filter(a => {
  const href = (a.getAttribute('href') ?? '').trim();
  const place = href.startsWith('#') && decodeURIComponent(href.slice(1));
  return !href || /(^|[/=])(None|undefined|null)([/?&#]|$)/.test(href) || (place !== false && !document.getElementById(place));
}).map(a => a.outerHTML.slice(0, 160))"""

# The server of the walk answers no streams (they have tests and a server of their own): this one breaks off and tries again,
# so that the note about it is looked at. Answering them here, by a route, would take the browser's cache away from every page.
BROKEN_STREAM = """window.EventSource = class extends EventTarget {
  static CONNECTING = 0; static OPEN = 1; static CLOSED = 2; readyState = 0;
  constructor() { super(); setTimeout(() => this.dispatchEvent(new Event('error'))); }
  close() {}
};"""

# A language is offered under its own name.
OWN_NAMES = {"English", "Deutsch"}


class Pages:
    """One browser, one page a person; pages are reused, because opening a page costs more than looking at it.

    Playwright lives in a thread of its own: its event loop must not be the one Django's calls meet.
    """

    def __init__(self, chromium: str, base: str, world: World) -> None:
        self.base, self.world = base, world
        self._open: dict[str, Any] = {}
        self._said: list[str] = []
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._thread.submit(self._start, chromium).result()

    def _start(self, chromium: str) -> None:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=chromium, args=FLAGS)

    def close(self) -> None:
        """End the browser."""
        self._thread.submit(self._browser.close).result()
        self._thread.submit(self._playwright.stop).result()
        self._thread.shutdown()

    def faults(self, path: str, who: str, status: int, language: str) -> list[str]:
        """Opens ``path`` once as ``who`` and looks at it wide and narrow, light and dark: what is wrong with it."""
        cookie = "" if who == "visitor" else self.world.session_of(who)
        return self._thread.submit(lambda: list(self._faults(path, who, cookie, status, language))).result()

    def _page_of(self, who: str, cookie: str) -> Any:
        if who not in self._open:
            context = self._browser.new_context(viewport=WIDE, locale="en-GB")
            for script in (REPORTS, BROKEN_STREAM, AXE):
                context.add_init_script(script)
            if cookie:
                context.add_cookies([{"name": "lotse_session", "value": cookie, "url": self.base}])
            page = context.new_page()
            page.on("console", lambda m: m.type in {"error", "warning"} and self._said.append(f"console: {m.text}"))
            page.on("pageerror", lambda error: self._said.append(f"script: {error}"))
            self._open[who] = page
        return self._open[who]

    def _faults(self, path: str, who: str, cookie: str, status: int, language: str) -> Iterator[str]:
        page = self._page_of(who, cookie)
        self._said.clear()
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
        response = page.goto(self.base + path, wait_until="load")
        if response is None or response.status != status:
            yield f"answered {response and response.status}, not {status}, at {page.url}"
            return
        yield from self._looks(page, "wide", None)
        page.emulate_media(color_scheme="dark")
        yield from self._looks(page, "wide, dark", ["color-contrast"])
        page.set_viewport_size(PHONE)
        yield from self._looks(page, "phone, dark", None)
        page.emulate_media(color_scheme="light")
        yield from self._looks(page, "phone", ["color-contrast", "target-size"])
        yield from (f"leads nowhere: {link}" for link in page.evaluate(NOWHERE))
        yield from (f"policy: {report}" for report in page.evaluate("() => window.reports"))
        # The browser itself notes an answer that is an error page; that is what we asked for.
        expected = f"the server responded with a status of {status}"
        yield from (said for said in self._said if status == 200 or expected not in said)
        if language == "de":
            yield from (f"English: {text}" for text in english_in(page.evaluate(TEXTS)) if text not in OWN_NAMES)

    def _looks(self, page: Any, state: str, rules: list[str] | None) -> Iterator[str]:
        faults, sideways = page.evaluate(LOOK, rules)
        yield from (f"{state}: {fault}" for fault in faults)
        if sideways > 0:
            yield f"{state}: scrolls {sideways} px sideways"

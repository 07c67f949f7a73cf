"""Runs a journey in a thread of its own: the driver's loop must not be the one Django's calls meet."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from tests.pages.browser import FLAGS
from tests.waiting import PATIENCE


def beside(journey: Callable[[Browser], list[str]], chromium: str) -> None:
    """Go it in a new browser; it says what went wrong on the way, beside what it asserts."""

    def go() -> list[str]:
        expect.set_options(timeout=PATIENCE * 1_000)
        with sync_playwright() as driver:
            browser: Any = driver.chromium.launch(executable_path=chromium, args=FLAGS)
            try:
                return journey(browser)
            finally:
                browser.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        faults = pool.submit(go).result()
    assert not faults, faults

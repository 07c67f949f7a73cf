"""A real browser beside the tests' own thread, for pages that follow a stream."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from playwright.sync_api import sync_playwright

from tests.pages.browser import FLAGS


def in_browser(chromium, steps):
    """Run ``steps(context)`` in a thread of its own: the driver's loop must not be the one Django's calls meet."""

    def run():
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
            steps(browser.new_context(locale="en-GB"))
            browser.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(run).result()


def in_thread(action, *given, **words):
    """Call an action from outside the driver's thread."""

    def run():
        try:
            return action(*given, **words)
        finally:
            connections.close_all()  # the thread ends, and the pool wants its connection back

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(run).result()

"""A member's page in a browser, for tests of what scripts do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import Page, sync_playwright

SESSION = "lotse_session"


@contextmanager
def page_of(member: Any, chromium: Path, address: str) -> Iterator[Page]:
    """An English page of who is signed in as ``member`` at the server ``address``; gone with the block."""
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        context = browser.new_context(locale="en")
        context.add_cookies([{"name": SESSION, "value": client.cookies[SESSION].value, "url": address}])
        yield context.new_page()
        browser.close()

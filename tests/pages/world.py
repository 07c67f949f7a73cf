"""The small world all pages are drawn in: the cast and what they wrote, made when a page first needs it, and committed."""

from functools import cached_property
from typing import Any

from django.test import Client

from tests.factories import accounts

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class World:
    """Rooms add a cached property for each thing their pages show; texts in both languages, so that pages stay German."""

    def __init__(self) -> None:
        self._cookies: dict[str, str] = {}

    @cached_property
    def asker(self) -> Any:
        return accounts.UserFactory(handle="asker", name="Anna Asker")

    @cached_property
    def helper(self) -> Any:
        return accounts.UserFactory(handle="helper", name="Henri Helper")

    @cached_property
    def moderator(self) -> Any:
        return accounts.ModeratorFactory(handle="moderator", name="Mo Moderator")

    @cached_property
    def agent(self) -> Any:
        return accounts.AgentFactory(handle="agent", name="Ada Agent")

    @cached_property
    def editor(self) -> Any:
        return accounts.EditorFactory(handle="editor", name="Ed Editor")

    @cached_property
    def staff(self) -> Any:
        return accounts.UserFactory(handle="staff", name="Sten Staff", is_staff=True, is_superuser=True)

    def session_of(self, who: str) -> str:
        """The session cookie of somebody signed in; one session a person for the whole walk."""
        if who not in self._cookies:
            client = Client()
            client.force_login(getattr(self, who), backend=BACKEND)
            self._cookies[who] = client.cookies["lotse_session"].value
        return self._cookies[who]

"""One browser, one server and one committed world for every page of the site."""

import pytest
from pytest_django.live_server_helper import LiveServer

from tests import databases
from tests.pages.browser import Pages
from tests.pages.world import World


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Rows that are really there, seen by the server's threads; swept away after the module."""
    with django_db_blocker.unblock():
        world = World()
        yield world
        world.search(away=True)
        databases.restore()


@pytest.fixture(scope="module")
def pages(world, chromium):
    """The browser at the door of a running server."""
    server = LiveServer("127.0.0.1")
    looking = Pages(chromium, server.url, world)
    yield looking
    looking.close()
    server.stop()

"""One shore for a module, really committed, and a test's leave to change it."""

import pytest
from django.core.cache import cache

from tests import databases
from tests.access.shore import Shore


@pytest.fixture(scope="module")
def shore(django_db_setup, django_db_blocker):
    yield from databases.committed(django_db_blocker, Shore)


@pytest.fixture(scope="module")
def kept(shore, django_db_blocker):
    """The name of the shore's state."""
    with django_db_blocker.unblock():
        databases.keep("shore")
    return "shore"


@pytest.fixture
def begin_anew(shore, kept, django_db_blocker):
    """For a test that commits: takes away what it did to the shore, in between and in the end."""

    def back():
        databases.restore(kept)
        cache.clear()
        shore.make_ready()

    with django_db_blocker.unblock():
        yield back
        databases.restore(kept)

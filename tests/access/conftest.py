"""One shore for a module, really committed, and a test's leave to change it."""

import pytest

from tests import databases
from tests.access.shore import Shore


@pytest.fixture(scope="module")
def shore(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield Shore()
        databases.restore()


@pytest.fixture
def committed(shore, django_db_blocker):
    """What happens in this test stays: others of the module ask for what no such test can take away."""
    with django_db_blocker.unblock():
        yield

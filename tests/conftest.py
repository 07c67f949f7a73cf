"""What every test stands on: the cast, and guards that fail a test for what it did beside its assertions."""

import os
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client, TransactionTestCase
from django.utils import translation

from accounts import limits
from scripts.messages import compile_catalogs
from tests import databases
from tests.factories import accounts
from tests.guards import collecting_errors, only_loopback

# What takes longest, in this order (seconds of a run on two cores: from 150 down to 30).
LONG = [
    "tests/pages/test_pages.py",
    "tests/kb_site/test_one_process.py",
    "tests/house/test_elasticsearch_killed.py",
    "tests/journeys/test_on_servers.py",
    "tests/importing/test_real_articles.py",
    "tests/importing/test_real_dump.py",
    "tests/search/doors/test_things.py",
    "tests/access/test_who_sees_what.py",
    "tests/markup/test_payloads.py",
    "tests/demo/test_demo.py",
]


def pytest_configure(config):
    """German pages are read by tests: make the catalogs that are newer than their .mo files, once for all workers."""
    if not hasattr(config, "workerinput"):
        compile_catalogs()
    only_loopback(os.environ)
    # The browser driver leaves a loop running in the thread of the tests; Django would take every query there for an accident.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The long modules begin first, so that no worker of a parallel run is left alone with one of them in the end."""
    items.sort(key=lambda item: LONG.index(module) if (module := item.nodeid.split("::")[0]) in LONG else len(LONG))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_createdb, tmp_path_factory):
    """In place of pytest-django's: the processes of a run migrate once, and a test that committed leaves the first state."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    folder = tmp_path_factory.getbasetemp()
    with django_db_blocker.unblock():
        databases.provide(
            fresh=django_db_createdb, owner=worker or "alone", meeting_place=folder.parent if worker else folder
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: databases.restore())
        yield


@pytest.fixture(autouse=True)
def fresh_cache():
    """Counters of the rate limiter and cached pages of one test never reach the next."""
    cache.clear()


@pytest.fixture
def clock(monkeypatch):
    """The clock of the rate limits: stands still, however slow the machine is, until a test moves its ``at`` (seconds)."""
    clock = SimpleNamespace(at=1_800_000_000.0)
    clock.time = lambda: clock.at
    monkeypatch.setattr(limits, "time", clock)
    return clock


@pytest.fixture(autouse=True)
def own_language():
    """A test that switched the language switches it for itself only."""
    before = translation.get_language()
    yield
    if before:
        translation.activate(before)


@pytest.fixture(autouse=True)
def no_swallowed_errors(request):
    """Errors that somebody catches and logs still fail the test, unless it is marked `errors_expected`."""
    with collecting_errors() as errors:
        yield
    if errors and not request.node.get_closest_marker("errors_expected"):
        pytest.fail("errors were swallowed and logged:\n" + "\n".join(errors), pytrace=False)


# The cast. Each is made when a test names them.


@pytest.fixture
def asker(db):
    """The customer who asks."""
    return accounts.UserFactory(handle="asker", name="Anna Asker")


@pytest.fixture
def helper(db):
    """The member who answers."""
    return accounts.UserFactory(handle="helper", name="Henri Helper")


@pytest.fixture
def moderator(db):
    """Keeps order in the forum."""
    return accounts.ModeratorFactory(handle="moderator", name="Mo Moderator")


@pytest.fixture
def agent(db):
    """Answers handed-over threads."""
    return accounts.AgentFactory(handle="agent", name="Ada Agent")


@pytest.fixture
def editor(db):
    """Writes articles."""
    return accounts.EditorFactory(handle="editor", name="Ed Editor")


@pytest.fixture
def visitor():
    """Somebody without an account, as the client they use."""
    return Client()


@pytest.fixture
def as_user():
    """Makes the client of a signed-in person: ``as_user(asker).get(...)``."""

    def client_of(user, **options):
        client = Client(**options)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return client_of


@pytest.fixture(scope="session")
def chromium():
    """The path of the browser, for playwright's ``executable_path``."""
    path = os.environ.get("TEST_CHROMIUM", "/usr/bin/chromium")
    assert os.access(path, os.X_OK), f"no browser at {path}; `make services` prints where it is"
    return path

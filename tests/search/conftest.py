"""Engines under test: the real tantivy in a temporary folder, the real Elasticsearch of the test run."""

import uuid
from contextlib import contextmanager

import pytest
from django.conf import settings

from kb_site.foundations.lay import PUBLISHERS
from search import contract, engines, meaning
from search.actions import add_synonym, drain, queue
from search.asking import reading
from search.models import SynonymGroup
from tests.factories.accounts import UserFactory
from tests.search.notes import NoteSource
from tests.search.worker import settle

ENGINES = ("tantivy", "elasticsearch")


def engine_of(name, tmp_path):
    """An engine of its own: a new folder, or a prefix nobody else has."""
    if name == "tantivy":
        return engines.make(name, str(tmp_path / "search"))
    if not settings.ELASTICSEARCH_URL:
        pytest.fail("set TEST_ELASTICSEARCH_URL, or start the servers with `make services`")
    return engines.make(name, settings.ELASTICSEARCH_URL, f"test-{uuid.uuid4().hex[:12]}")


@contextmanager
def made(name, tmp_path):
    """An engine for the length of a block."""
    engine = engine_of(name, tmp_path)
    try:
        yield engine
    finally:
        engine.discard()


def ready(engine):
    """The engine with an empty live index."""
    engine.begin()
    engine.swap()
    return engine


@pytest.fixture(params=ENGINES)
def bare(request, tmp_path):
    """An engine without any index."""
    with made(request.param, tmp_path) as engine:
        yield engine


@pytest.fixture
def engine(bare):
    """An engine with an empty live index."""
    return ready(bare)


@pytest.fixture(autouse=True)
def mended():
    """What one test found away is not taken for away by the next."""
    for breaker in (drain.writing, queue.nudging, reading):
        breaker.mend()


@pytest.fixture
def only_notes(monkeypatch):
    """Notes are all there is to find."""
    monkeypatch.setattr(contract, "_sources", {"note": NoteSource()})


@pytest.fixture(params=ENGINES)
def house(request, settings, tmp_path, only_notes):
    """The engine of this installation, new and without an index; notes are all there is to find."""
    settings.SEARCH_ENGINE = request.param
    settings.SEARCH_FOLDER = tmp_path / "search"
    settings.SEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    engine = engines.engine()
    yield engine
    engine.discard()


@pytest.fixture
def understood(house, settings):
    """This installation with the model."""
    settings.SEARCH_MEANING = True
    meaning.forget()
    settle()
    yield house
    meaning.forget()


@pytest.fixture
def publisher(db):
    """Publishes what editors write."""
    return UserFactory(handle="publisher", groups=[PUBLISHERS])


@pytest.fixture
def cms(as_user, editor):
    """The editor's browser."""
    return as_user(editor)


@pytest.fixture
def known(editor):
    """Makes a group as an editor does."""

    def make(*said, language="en", leads_to=()):
        return SynonymGroup.objects.get(pk=add_synonym(language=language, phrases=said, leads_to=leads_to, by=editor))

    return make

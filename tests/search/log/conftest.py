"""Something to find, and a salt of its own for each test."""

import pytest

from search import engines
from search.actions import salt
from tests.search import notes
from tests.search.worker import settle


@pytest.fixture(autouse=True)
def own_salt(monkeypatch):
    """Each process keeps the salt of the day in mind; the row of another test's is gone."""
    monkeypatch.setattr(salt, "_last", None)


@pytest.fixture
def hub(settings, tmp_path, only_notes):
    """A note that can be found, as all there is to find."""
    settings.SEARCH_ENGINE, settings.SEARCH_FOLDER = "tantivy", tmp_path / "search"
    settle()
    note = notes.write("Hub loses the network", "Restart the hub.")
    settle()
    yield note
    engines.engine().close()

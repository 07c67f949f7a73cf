"""One world and one index of it for each module and engine: tests change the world and never write the index, which lags behind."""

import uuid

import pytest
from django.test import override_settings

from search import engines
from tests import databases
from tests.search.conftest import ENGINES
from tests.search.doors.world import make_world


@pytest.fixture(scope="module", params=ENGINES)
def indexed(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The world as it was when the worker last wrote to the index."""
    folder = tmp_path_factory.mktemp("doors")
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    with override_settings(SEARCH_ENGINE=request.param, SEARCH_FOLDER=folder / "search", SEARCH_PREFIX=prefix):
        for world in databases.committed(django_db_blocker, make_world):
            world.nowhere = folder / "nowhere"
            world.asks_all_doors = request.param == ENGINES[0]
            yield world
        engines.engine().discard()


@pytest.fixture
def world(indexed, db):
    """The same, to be changed by one test."""
    indexed.browsers = {}
    return indexed

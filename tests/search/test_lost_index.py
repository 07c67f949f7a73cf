"""An index of Elasticsearch whose only copy is gone: it takes nobody's place, and somebody may take its place."""

from io import StringIO

import pytest
from django.core.management import call_command

from search.actions import rebuild as rebuild_module
from search.actions.drain import drain, writing
from search.actions.rebuild import begin_rebuild, step_rebuild
from search.asking import reading
from search.checking import Checked, differences
from search.engines import LIVE, NEXT, EngineAway
from search.engines.elastic.mapping import index_body
from tests.search import notes
from tests.search.worker import settle, titles

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("house", ["elasticsearch"], indirect=True)]


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Two documents at a time, and nobody waits for long for a copy to come back."""
    monkeypatch.setattr(rebuild_module, "BATCH", 2)
    monkeypatch.setattr("search.engines.elastic.SHARD_PATIENCE", "500ms")


def lose(engine, slot):
    """Its name and its alias are there, and no node has a copy: as if the one that had died for good."""
    name, body = engine.index(slot), index_body()
    nowhere = {**body["settings"], "index.routing.allocation.require._name": "nobody"}
    engine.patient.indices.delete(index=name)
    engine.patient.indices.create(
        index=name,
        mappings=body["mappings"],
        settings=nowhere,
        aliases={f"{engine.prefix}-{slot}": {}},
        wait_for_active_shards=0,
    )


def test_what_is_lost_does_not_replace_what_is_there(house):
    settle()
    for number in range(4):
        notes.write(f"Hub {number}")
    settle()
    begin_rebuild()
    assert not step_rebuild().finished
    assert step_rebuild().written == 4
    lose(house, NEXT)
    with pytest.raises(EngineAway):
        step_rebuild()
    assert len(titles("hub")) == 4
    writing.mend()
    call_command("rebuild_search", "--again", stdout=StringIO())
    assert list(differences(house, Checked())) == []


def test_what_waits_for_a_lost_index_is_in_the_one_that_replaces_it(house):
    settle()
    old = notes.write("Hub old")
    settle()
    lose(house, LIVE)
    notes.retitle(old, "Hub renamed")
    notes.write("Hub new")
    assert drain().away
    writing.mend()
    call_command("rebuild_search", stdout=StringIO())
    reading.mend()
    assert sorted(titles("hub")) == ["Hub new", "Hub renamed"]
    settle()
    assert list(differences(house, Checked())) == []

"""Rebuilding beside the live index: nothing stands still, nothing is missed, an interruption costs nothing."""

from importlib import import_module
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import entries, shape
from search.actions import rebuild as rebuild_module
from search.actions.drain import drain
from search.actions.rebuild import begin_rebuild, step_rebuild
from search.checking import Checked, differences
from search.engines import LIVE, NEXT
from search.engines.elastic import mapping
from search.models import Rebuild
from tests.search import notes
from tests.search.worker import settle, titles

pytestmark = pytest.mark.django_db

schema = import_module("search.engines.tantivy.schema")  # its package calls a function so


@pytest.fixture
def small_steps(monkeypatch):
    """A rebuild takes two documents at a time."""
    monkeypatch.setattr(rebuild_module, "BATCH", 2)


def finish():
    """Step until the rebuild is done."""
    while not step_rebuild().finished:
        pass


def test_a_rebuild_replaces_the_live_index_by_a_whole_one(house):
    settle()
    for number in range(5):
        notes.write(f"Hub {number}", queue=False)
    before = house.index(LIVE)
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert "5 of 5 documents (100 %)" in out.getvalue()
    assert house.index(LIVE) != before
    assert house.index(NEXT) is None
    assert len(titles("hub")) == 5
    assert list(differences(house, Checked())) == []


def test_changes_made_meanwhile_are_in_the_new_index_and_found_at_once_in_the_old(house, small_steps):
    settle()
    old = [notes.write(f"Hub {number}") for number in range(6)]
    drain()
    begin_rebuild()
    step_rebuild()
    step_rebuild()
    notes.retitle(old[0], "Renamed behind the cursor")
    notes.retitle(old[5], "Renamed before the cursor")
    notes.hide(old[1])
    notes.hide(old[4])
    notes.write("Brand new")
    drain()
    assert titles("brand new") == ["Brand new"]
    assert titles("renamed cursor") != []
    finish()
    assert titles("brand new") == ["Brand new"]
    assert sorted(titles("renamed cursor")) == ["Renamed before the cursor", "Renamed behind the cursor"]
    assert list(differences(house, Checked())) == []
    assert house.count() == 5


def test_an_interrupted_rebuild_goes_on_where_it_was(house, small_steps):
    settle()
    for number in range(6):
        notes.write(f"Hub {number}", queue=False)
    begin_rebuild()
    step_rebuild()
    first = Rebuild.objects.get(finished_at=None)
    begin_rebuild()
    assert Rebuild.objects.get(finished_at=None) == first
    assert first.written == 2
    finish()
    assert Rebuild.objects.get(pk=first.pk).written == 6
    assert list(differences(house, Checked())) == []


def test_a_rebuild_can_be_begun_again_from_the_start(house, small_steps):
    settle()
    for number in range(4):
        notes.write(f"Hub {number}", queue=False)
    begin_rebuild()
    step_rebuild()
    begin_rebuild(again=True)
    assert Rebuild.objects.filter(abandoned_at__isnull=False).count() == 1
    finish()
    assert list(differences(house, Checked())) == []


def test_a_swap_whose_diary_was_lost_counts_as_done(house):
    settle()
    notes.write("Hub", queue=False)
    begin_rebuild()
    finish()
    Rebuild.objects.filter(index=house.index(LIVE)).update(finished_at=None)
    assert step_rebuild() is None
    assert Rebuild.objects.filter(finished_at=None).count() == 0
    assert titles("hub") == ["Hub"]


def test_a_new_index_that_vanished_is_built_anew(house, small_steps):
    settle()
    for number in range(4):
        notes.write(f"Hub {number}")
    begin_rebuild()
    step_rebuild()
    house.begin()
    notes.write("Hub more")
    assert drain().written > 0
    assert Rebuild.objects.filter(finished_at=None, abandoned_at=None).count() == 0
    call_command("rebuild_search", stdout=StringIO())
    assert list(differences(house, Checked())) == []


def test_an_index_of_another_shape_is_replaced_by_itself(house, monkeypatch):
    settle()
    notes.write("Written in the old shape")
    drain()
    monkeypatch.setattr(type(house), "digest", property(lambda self: "0123456789"))
    settle()
    assert "-0123456789-" in house.index(LIVE)
    assert titles("written shape") == ["Written in the old shape"]


DEPLOYS = {
    "other words may be meant": [(entries, "SPELLED_FROM", 3)],
    "a word is too common": [(shape, "STOP_WORDS", {"en": ("hub",)})],
    "less is kept of a text": [(entries, "BODY_LENGTH", 50_000)],
    "another model": [(mapping, "MODEL", "another"), (schema, "MODEL", "another")],
    "another mapping": [(mapping, "GRAPH", {**mapping.GRAPH, "m": 32}), (schema, "version", lambda package: "another")],
}
"""What stands in every index and may be another one after an update."""


@pytest.fixture
def deploy(monkeypatch):
    """Lets an update bring something of `DEPLOYS` along."""
    worked_out = (shape.content, mapping.index_body, mapping.digest, schema.digest)

    def bring(what):
        for module, name, value in DEPLOYS[what]:
            monkeypatch.setattr(module, name, value)
        for cached in worked_out:
            cached.cache_clear()

    yield bring
    monkeypatch.undo()
    for cached in worked_out:
        cached.cache_clear()


@pytest.mark.parametrize("what", DEPLOYS)
def test_after_a_deploy_the_worker_builds_anew_by_itself_and_the_old_index_answers(house, small_steps, deploy, what):
    settle()
    kept = [notes.write(f"Hub {number}") for number in range(6)]
    settle()
    before = house.index(LIVE)
    deploy(what)
    assert drain().written == 0
    notes.write("Hub new")
    notes.hide(kept[0])
    seen = 0
    while house.index(LIVE) == before:
        assert len(titles("hub")) == 5, "what is hidden is not shown, what is new has to wait"
        seen += 1
        drain()
        step_rebuild()
    assert seen > 3
    assert len(titles("hub")) == 6
    assert list(differences(house, Checked())) == []


def test_a_document_that_is_broken_does_not_stop_a_rebuild(house):
    settle()
    notes.write("Break the source", queue=False)
    notes.write("Fine", queue=False)
    call_command("rebuild_search", stdout=StringIO())
    assert titles("fine") == ["Fine"]
    assert [difference.what for difference in differences(house, Checked())] == ["broken"]


def test_the_command_says_when_the_engine_is_away(settings, only_notes):
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    settings.SEARCH_PREFIX = "nobody"
    with pytest.raises(CommandError, match="away"):
        call_command("rebuild_search", stdout=StringIO())

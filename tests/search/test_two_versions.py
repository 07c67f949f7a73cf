"""Two versions of the code at once, as while several machines are updated: the older one leaves the index to the newer."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import shape
from search.actions import rebuild as rebuild_module
from search.actions.drain import drain
from search.actions.rebuild import begin_rebuild, step_rebuild
from search.actions.sweep import begin_sweep, step_sweep
from search.checking import Checked, differences
from search.engines import LIVE, NEXT
from search.models import Pending, Rebuild, Unembedded
from search.tasks import embed_search, rebuild_search, relate_search, tend_search
from tests.search import notes
from tests.search.worker import settle, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(monkeypatch):
    """Which version goes on from here: they differ by the generation of their shape."""
    monkeypatch.setattr(rebuild_module, "BATCH", 2)
    return lambda number: monkeypatch.setattr(shape, "GENERATION", 100 + number)


@pytest.fixture
def updated(house, version):
    """The older version made an index of six notes; the newer one has begun one, and has not come far."""
    version(1)
    settle()
    written = [notes.write(f"Hub {number}") for number in range(6)]
    settle()
    version(2)
    drain()
    step_rebuild()
    return written


def work(version, number):
    """A second of the worker of a version."""
    version(number)
    drain()
    rebuild_search()


def test_one_rebuild_is_enough_however_long_both_run(house, version, updated):
    begun = house.index(NEXT)
    while house.index(NEXT):
        work(version, 1)
        assert house.index(NEXT) == begun
        work(version, 2)
    assert house.index(LIVE) == begun
    for _ in range(3):
        work(version, 1)
        work(version, 2)
    assert house.index(LIVE) == begun
    assert Rebuild.objects.filter(abandoned_at__isnull=False).count() == 0
    assert list(differences(house, Checked())) == []


def test_what_the_older_one_has_begun_is_abandoned(house, version):
    version(1)
    settle()
    for number in range(6):
        notes.write(f"Hub {number}", queue=False)
    begin_rebuild()
    step_rebuild()
    old = house.index(NEXT)
    version(2)
    settle()
    assert Rebuild.objects.get(index=old).abandoned_at
    assert len(titles("hub")) == 6
    version(1)
    assert not rebuild_search()


@pytest.mark.parametrize("whole", [False, True], ids=["being built", "live"])
def test_changes_wait_for_the_newer_worker_and_miss_nothing(house, version, updated, whole):
    if whole:
        settle()
    stamps = Pending.objects.values_list("stamp", "attempts", "retry_at")
    notes.retitle(updated[0], "Renamed")
    notes.hide(updated[1])
    notes.write("Hub new")
    before = list(stamps)
    version(1)
    assert (drain().written, list(stamps)) == (0, before)
    version(2)
    settle()
    assert not Pending.objects.exists()
    assert len(titles("hub")) == 5
    assert titles("renamed") == ["Renamed"]
    assert list(differences(house, Checked())) == []


def test_the_older_one_neither_compares_nor_tends_what_the_newer_one_made(house, version, updated):
    settle()
    notes.retitle(updated[0], "Renamed")
    Pending.objects.all().delete()
    version(1)
    begin_sweep(now=timezone.now())
    assert not step_sweep()
    assert not tend_search()
    Unembedded.objects.create(kind="note", object_id=updated[0].pk)
    assert (embed_search(), relate_search()) == (0, 0)
    assert not Pending.objects.exists()
    version(2)
    while step_sweep():
        pass
    assert Pending.objects.count() == 1
    assert relate_search() > 0


def test_the_command_of_the_older_one_says_so_and_goes_back_when_told(house, version, updated):
    settle()
    newer = house.index(LIVE)
    version(1)
    with pytest.raises(CommandError, match="newer version of Lotse"):
        call_command("rebuild_search", stdout=StringIO())
    assert house.index(LIVE) == newer
    notes.retitle(updated[0], "Renamed")
    call_command("rebuild_search", again=True, stdout=StringIO())
    settle()
    assert titles("renamed") == ["Renamed"]
    assert house.is_current(house.index(LIVE))
    assert list(differences(house, Checked())) == []


def test_two_shapes_of_one_generation_still_take_turns(house, version, monkeypatch):
    version(1)
    settle()
    notes.write("Hub")
    settle()
    with monkeypatch.context() as another:
        another.setattr(type(house), "digest", property(lambda self: "0123456789"))
        settle()
        assert "-0123456789-" in house.index(LIVE)
    settle()
    assert "-0123456789-" not in house.index(LIVE)
    assert titles("hub") == ["Hub"]

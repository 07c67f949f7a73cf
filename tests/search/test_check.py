"""`check_search` names exactly what differs, and `--repair` mends it."""

from dataclasses import replace
from io import StringIO

import pytest
import tantivy
from django.core.management import CommandError, call_command

from search.engines.elastic.mapping import source_of
from search.engines.tantivy.schema import document_of
from search.entries import entry_of
from search.models import Pending
from tests.search import notes
from tests.search.entries import entry
from tests.search.notes import NoteSource
from tests.search.worker import settle, titles

pytestmark = pytest.mark.django_db


def by_hand(engine, *, put=(), taken=()):
    """Change an index behind everybody's back, with the engine's own tools."""
    if engine.name == "elasticsearch":
        for key, one in put:
            engine.client.index(index=engine.index("live"), id=key, document=source_of(one), refresh=True)
        for key in taken:
            engine.client.delete(index=engine.index("live"), id=key, refresh=True)
        return
    index = tantivy.Index.open(str(engine.folder.place(engine.index("live"))))
    writer = index.writer(30_000_000, 1)
    for key in [*taken, *(key for key, _ in put)]:
        writer.delete_documents_by_term("key", key)
    for _, one in put:
        writer.add_document(document_of(one, 1))
    writer.commit()
    writer.wait_merging_threads()


def check(*arguments):
    """What the command said, and its exit code."""
    out = StringIO()
    try:
        call_command("check_search", *arguments, stdout=out)
    except SystemExit as stop:
        return out.getvalue().splitlines(), stop.code
    return out.getvalue().splitlines(), 0


@pytest.fixture
def damaged(house):
    """Twenty notes in the index, three taken out, two invented, one altered by hand; what a check must name."""
    settle()
    kept = [notes.write(f"Hub {number}") for number in range(20)]
    settle()
    altered = next(NoteSource().documents_for([kept[7]]))
    by_hand(
        house,
        put=[
            ("note:900001", entry(900_001, "Invented")),
            ("ghost:1", entry(1, "Invented too", kind="ghost")),
            (f"note:{kept[7].pk}", replace(entry_of(altered), body="Altered by hand")),
        ],
        taken=[f"note:{kept[number].pk}" for number in (0, 3, 19)],
    )
    return sorted(
        [
            *(f"missing  note:{kept[number].pk}" for number in (0, 3, 19)),
            "orphan   note:900001",
            "orphan   ghost:1",
            f"altered  note:{kept[7].pk}",
        ]
    )


def test_an_index_that_is_whole_has_nothing_to_say(house):
    settle()
    notes.write("Hub")
    settle()
    assert check() == (["1 documents looked at: 0 missing, 0 orphans."], 0)


def test_what_was_deleted_invented_and_altered_by_hand_is_named_and_nothing_else(damaged):
    said, code = check()
    assert sorted(said[:-1]) == damaged
    assert said[-1] == "20 documents looked at: 3 missing, 2 orphans, 1 altered."
    assert code == 1


def test_a_repair_mends_all_of_it(damaged):
    said, code = check("--repair")
    assert code == 0
    assert sorted(said[:6]) == damaged
    assert said[-1] == "20 documents looked at: 0 missing, 0 orphans."
    assert check()[1] == 0
    assert titles("invented") == []
    assert len(titles("hub")) == 10


def test_what_still_waits_in_the_outbox_is_no_difference(house):
    settle()
    note = notes.write("Hub")
    settle()
    notes.retitle(note, "Renamed")
    notes.write("New")
    notes.hide(notes.write("Never seen"))
    said, code = check()
    assert (said, code) == (["2 documents looked at: 0 missing, 0 orphans; 3 waiting in the outbox."], 0)


def test_votes_and_views_alone_are_no_difference(house):
    settle()
    note = notes.write("Hub")
    settle()
    stored = entry_of(next(NoteSource().documents_for([note])))
    by_hand(house, put=[(stored.key, replace(stored, votes=9, views=100, helpful=3))])
    assert check()[1] == 0


def test_a_change_nobody_queued_is_found(house):
    settle()
    note = notes.write("Hub")
    settle()
    notes.hide(note, queue=False)
    assert check() == ([f"orphan   note:{note.pk}", "0 documents looked at: 0 missing, 1 orphans."], 1)


def test_a_document_under_a_key_of_its_own_is_an_orphan_and_can_be_removed(house):
    settle()
    note = notes.write("Hub")
    settle()
    if house.name == "elasticsearch":
        by_hand(house, put=[("made-up", entry(note.pk, "Twin"))])
        house.client.index(index=house.index("live"), id="nothing", document={"place": "hub"}, refresh=True)
        said, _ = check()
        assert sorted(said[:-1]) == ["orphan   made-up", "orphan   nothing"]
        assert check("--repair")[1] == 0
    assert check()[1] == 0


def test_a_document_given_up_is_named(house):
    settle()
    note = notes.write("Break the source")
    settle()
    Pending.objects.update(dead_at="2026-01-01T00:00Z")
    said, code = check()
    assert said[0] == f"broken   note:{note.pk} (LookupError: the source stumbled)"
    assert said[-1].endswith("1 given up (see the admin).")
    assert code == 1


def test_without_an_index_the_command_says_what_to_do(house):
    with pytest.raises(CommandError, match="rebuild_search"):
        call_command("check_search")

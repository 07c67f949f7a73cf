"""The demo content, laid once for all tests here, with a handful of voters: laying everybody's votes takes longer than looking at them."""

import gc
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from kb_site.demo import stage, threads
from search import meaning
from search.contract import source_of
from search.known import known
from search.loading import load


@pytest.fixture(scope="module")
def demo(request, django_db_setup, django_db_blocker):
    """Everything laid, or the ``PIECES`` a module names, and gone again after its last test: others must not run inside the
    transaction.
    """
    wanted = getattr(request.module, "PIECES", None)
    with django_db_blocker.unblock(), transaction.atomic():
        with patch.object(threads, "VOTERS", threads.VOTERS[:4]):
            for piece in stage.steps():
                if wanted is None or piece.name in wanted:
                    assert piece.lay_once(), f"{piece.name} was there before"
        # What waits for the commit never sees one here: it is told now.
        waiting, connection.run_on_commit = connection.run_on_commit, []
        for _, deed, _ in waiting:
            deed()
        yield
        transaction.set_rollback(True)
    gc.collect()  # files Wagtail left open are closed here, not in a test of another module


def without_meaning(kind):
    """The keys of what is found of this kind and has a text that was never embedded."""
    meaning.forget()
    unknown = known(load(kind, list(source_of(kind).findable().values_list("pk", flat=True))).entries).unknown
    meaning.forget()
    return unknown

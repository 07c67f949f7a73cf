"""What the worker does, in tests that do it themselves, and what can be found afterwards."""

from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from search import engines
from search.actions import drain as drain_module
from search.actions import queue
from search.actions.drain import drain
from search.actions.rebuild import step_rebuild
from search.actions.relate import relate_next
from search.asking import reading
from search.models import Pending, Related
from search.query import find
from search.tasks import embed_search


def titles(text, **asked):
    """The titles found for ``text`` by a visitor."""
    asked = {"user": AnonymousUser(), "language": "en"} | asked
    return [str(hit.row.title) for hit in find(text, **asked).hits]


@contextmanager
def embedded(settings, folder):
    """The embedded engine in a folder of its own, with everything in it that may be found, for the length of a block."""
    settings.SEARCH_ENGINE, settings.SEARCH_FOLDER = "tantivy", folder / "search"
    for breaker in (drain_module.writing, queue.nudging, reading):
        breaker.mend()
    settle()
    yield
    engines.engine().discard()


def settle():
    """What the worker does in a few seconds."""
    while drain().full:
        pass
    while (progress := step_rebuild()) and not progress.finished:
        pass


def think():
    """Embed what waits, and write it."""
    while embed_search():
        settle()
    settle()


def relate():
    """The worker finds out what is related, also to what it would have left until later."""
    settle()
    while Related.objects.filter(wanted_at__isnull=False).update(wanted_at=timezone.now()):
        while relate_next():
            pass


def all_due():
    """Time passes: everything waiting is due."""
    Pending.objects.filter(dead_at=None).update(retry_at=timezone.now() - timedelta(seconds=1))

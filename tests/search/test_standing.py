"""What people did with things weighs a little in the order of results: solved, helpful, fresh, viewed."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles.actions import record_feedback
from forum import actions
from forum.models import Thread
from search import engines
from search.actions.sweep import begin_sweep
from search.models import Pending, Sweep
from search.query import find
from search.tasks import sweep_search
from tests.factories.articles import make_article, make_section
from tests.factories.forum import make_board, make_thread
from tests.search.worker import embedded, settle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    """The embedded engine, with all there is to find."""
    with embedded(settings, tmp_path):
        yield


def held(kind, pk):
    """What the index holds of a thing."""
    return engines.engine().held([f"{kind}:{pk}"])[f"{kind}:{pk}"]


def found():
    """Which threads are found, in their order."""
    return [hit.row.pk for hit in find("rain gauge", user=AnonymousUser(), language="en").hits]


def night():
    begin_sweep(now=timezone.now())
    while sweep_search():
        pass
    settle()


def test_what_is_read_most_stands_first_the_night_after_without_a_write_for_each_reading():
    board = make_board()
    for _ in range(2):
        make_thread(board=board, title="Rain gauge shows zero")
    Thread.objects.update(active_at=timezone.now())
    settle()
    first, read = found()
    Thread.objects.filter(pk=read).update(view_count=5_000)
    actions.count_view(thread_id=read)
    assert not Pending.objects.exists()
    night()
    assert found() == [read, first]
    actions.count_view(thread_id=read)
    night()
    assert [sweep.weighed for sweep in Sweep.objects.order_by("pk")] == [1, 0], (
        "one more is nothing anybody could notice"
    )


def test_who_found_an_article_helpful_counts_once_and_is_no_vote():
    article = make_article(make_section(), title="Clean the rain gauge")
    settle()
    before = held("article", article.pk)
    for visitor in ("anna", "ben", "carl"):
        record_feedback(article_id=article.pk, helpful=True, visitor=visitor, by=None)
    settle()
    after = held("article", article.pk)
    assert (after.helpful, after.votes, after.approval) == (3, 0, 3)
    assert 0 < after.merit - before.merit < 200

"""Duplicates lead to one original, without chains and circles."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forum import actions
from forum.models import Thread
from forum.queries import thread_page
from forum.rules import Missing, Refused
from tests.factories.forum import make_thread


@pytest.fixture
def threads(board):
    return [make_thread(board=board) for _ in range(4)]


def mark(by, thread, original):
    return actions.mark_duplicate(by=by, thread_id=thread.pk, original_id=original.pk)


def test_a_duplicate_leads_to_its_original_and_back(threads, moderator, told):
    first, second, *_ = threads
    for _ in range(2):
        mark(moderator, second, first)
    page = thread_page(thread_id=second.pk, user=AnonymousUser())
    assert (page.original.id, page.state.key) == (first.pk, "duplicate")
    assert [link.id for link in thread_page(thread_id=first.pk, user=AnonymousUser()).duplicates] == [second.pk]
    actions.unmark_duplicate(by=moderator, thread_id=second.pk)
    assert thread_page(thread_id=second.pk, user=AnonymousUser()).original is None
    assert [name for name, _ in told] == ["duplicate_marked", "duplicate_unmarked"]


def test_chains_are_flattened_at_both_ends(threads, moderator):
    a, b, c, d = threads
    mark(moderator, b, a)
    mark(moderator, c, b)  # b is a duplicate of a, so c is one of a
    mark(moderator, a, d)  # b and c move along
    assert {row.duplicate_of_id for row in Thread.objects.exclude(pk=d.pk)} == {d.pk}


def test_no_thread_is_a_duplicate_of_itself_or_of_its_own_duplicate(threads, moderator):
    a, b, *_ = threads
    mark(moderator, b, a)
    for thread, original, key in ((a, a, "same"), (a, b, "circle")):
        with pytest.raises(Refused) as refusal:
            mark(moderator, thread, original)
        assert refusal.value.key == key


def test_the_original_must_be_readable_for_everybody(threads, moderator, board):
    a, b, *_ = threads
    private = make_thread(board=board, private=True)
    with pytest.raises(Refused):
        mark(moderator, a, private)
    Thread.objects.filter(pk=b.pk).update(hidden_at=timezone.now())
    with pytest.raises(Refused):
        mark(moderator, a, b)


def test_the_asker_may_and_strangers_may_not(threads, stranger):
    a, b, *_ = threads
    with pytest.raises(Refused):
        mark(stranger, a, b)
    mark(a.author, a, b)
    with pytest.raises(Refused):
        actions.unmark_duplicate(by=stranger, thread_id=a.pk)
    actions.unmark_duplicate(by=a.author, thread_id=a.pk)
    with pytest.raises(Missing):
        actions.mark_duplicate(by=a.author, thread_id=a.pk, original_id=10**30)

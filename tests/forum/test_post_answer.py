"""Answers are posted under open questions, once for each form."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forum import actions
from forum.models import Answer, Thread
from forum.rules import Missing, Refused
from search.models import Pending
from tests.factories.forum import ANSWER, make_answer, make_thread


def test_an_answer_counts_announces_and_is_queued(thread, helper, told):
    Pending.objects.all().delete()
    changes = thread.changes
    answer = make_answer(thread, by=helper)
    thread.refresh_from_db()
    assert (thread.answer_count, thread.active_by, thread.active_at) == (1, helper, answer.answered_at)
    assert thread.changes == changes + 1
    ids = {"thread": thread.pk, "answer": answer.pk, "asker": thread.author_id, "by": helper.pk, "knows": None}
    assert told == [("answer_posted", ids)]
    assert Pending.objects.filter(kind="thread", object_id=thread.pk).exists()


def test_the_same_form_sent_twice_makes_one_answer(thread, helper, stranger):
    key = uuid4()
    assert make_answer(thread, by=helper, key=key) == make_answer(thread, by=helper, key=key)
    assert Answer.objects.count() == 1
    with pytest.raises(Refused):
        make_answer(thread, by=stranger, key=key)


def test_a_form_sent_again_under_another_thread_gives_the_first_answer(thread, helper, board):
    key = uuid4()
    first = make_answer(thread, by=helper, key=key)
    other = make_thread(board=board)
    assert make_answer(other, by=helper, key=key) == first


@pytest.mark.parametrize("fact", ["closed_at", "archived_at", "emptied_at", "hidden_at"])
def test_a_thread_that_is_closed_archived_emptied_or_hidden_takes_no_answer(thread, helper, moderator, fact):
    Thread.objects.filter(pk=thread.pk).update(**{fact: timezone.now()})
    with pytest.raises(Refused) as refusal:
        make_answer(thread, by=moderator)
    assert str(refusal.value)
    Thread.objects.filter(pk=thread.pk).update(**{fact: None})
    make_answer(thread, by=helper)


def test_a_duplicate_is_answered_at_its_original(thread, board, helper):
    original = make_thread(board=board)
    Thread.objects.filter(pk=thread.pk).update(duplicate_of=original)
    with pytest.raises(Refused) as refusal:
        make_answer(thread, by=helper)
    assert refusal.value.key == "duplicate"
    make_answer(original, by=helper)


def test_only_those_who_may_answer_officially(thread, helper, agent):
    with pytest.raises(Refused):
        make_answer(thread, by=helper, official=True)
    assert make_answer(thread, by=agent, official=True).official


def test_nobody_answers_what_they_do_not_see_or_what_is_gone(asker, board, helper):
    private = make_thread(by=asker, board=board, private=True)
    for thread_id in (private.pk, 0, -1, 10**30):
        with pytest.raises(Missing):
            actions.post_answer(by=helper, thread_id=thread_id, body=ANSWER)
    assert make_answer(private, by=asker)


def test_visitors_and_short_texts_are_refused(thread, helper):
    with pytest.raises(Refused) as refusal:
        actions.post_answer(by=AnonymousUser(), thread_id=thread.pk, body=ANSWER)
    assert refusal.value.key == "sign_in"
    with pytest.raises(Refused) as refusal:
        make_answer(thread, by=helper, body="\x00 \n short  ")
    assert refusal.value.field == "body"
    assert not Answer.objects.exists()

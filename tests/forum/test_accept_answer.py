"""The asker decides what solved it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forum import actions
from forum.models import Act, Answer, Thread
from forum.rules import Missing, Refused
from tests.factories.forum import make_answer, make_thread


def test_accepting_marks_the_thread_solved_and_is_told_once(thread, answer, asker, helper, told):
    for _ in range(2):
        actions.accept_answer(by=asker, answer_id=answer.pk)
    thread.refresh_from_db()
    assert (thread.solution, thread.solved_by) == (answer, asker)
    ids = {
        "thread": thread.pk,
        "answer": answer.pk,
        "author": helper.pk,
        "asker": asker.pk,
        "by": asker.pk,
        "knows": None,
    }
    assert told == [("answer_accepted", ids)]
    assert Act.objects.get(verb="accept").answer_id == answer.pk


def test_another_solution_takes_the_place_of_the_first(thread, answer, asker, told):
    other = make_answer(thread)
    actions.accept_answer(by=asker, answer_id=answer.pk)
    told.clear()
    assert actions.accept_answer(by=asker, answer_id=other.pk).solution == other
    assert [(name, ids["answer"]) for name, ids in told] == [
        ("answer_unaccepted", answer.pk),
        ("answer_accepted", other.pk),
    ]


def test_unaccepting_takes_it_back_once(thread, answer, asker, told):
    actions.accept_answer(by=asker, answer_id=answer.pk)
    told.clear()
    for _ in range(2):
        thread = actions.unaccept_answer(by=asker, thread_id=thread.pk)
    thread.refresh_from_db()
    assert (thread.solution, thread.solved_at, thread.solved_by) == (None, None, None)
    assert [name for name, _ in told] == ["answer_unaccepted"]


def test_an_asker_may_accept_an_own_answer(thread, asker):
    own = make_answer(thread, by=asker)
    assert actions.accept_answer(by=asker, answer_id=own.pk).solution == own


def test_others_do_not_decide(thread, answer, helper, stranger, asker):
    for by in (helper, stranger):
        with pytest.raises(Refused) as refusal:
            actions.accept_answer(by=by, answer_id=answer.pk)
        assert refusal.value.key == "not_asker"
    actions.accept_answer(by=asker, answer_id=answer.pk)
    with pytest.raises(Refused):
        actions.unaccept_answer(by=stranger, thread_id=thread.pk)


def test_in_the_askers_place_after_seven_days(thread, answer, moderator):
    with pytest.raises(Refused) as refusal:
        actions.accept_answer(by=moderator, answer_id=answer.pk)
    assert refusal.value.key == "too_early"
    Answer.objects.filter(pk=answer.pk).update(answered_at=timezone.now() - timedelta(days=7))
    assert actions.accept_answer(by=moderator, answer_id=answer.pk).solved_by == moderator
    assert actions.unaccept_answer(by=moderator, thread_id=thread.pk).solution is None


@pytest.mark.parametrize("fact", ["closed_at", "archived_at"])
def test_closed_and_archived_threads_can_still_be_solved(thread, answer, asker, fact):
    Thread.objects.filter(pk=thread.pk).update(**{fact: timezone.now()})
    assert actions.accept_answer(by=asker, answer_id=answer.pk).solution == answer


@pytest.mark.parametrize("fact", ["hidden_at", "emptied_at"])
def test_a_hidden_or_emptied_answer_is_no_solution(thread, answer, asker, fact):
    Answer.objects.filter(pk=answer.pk).update(**{fact: timezone.now()})
    with pytest.raises(Refused):
        actions.accept_answer(by=asker, answer_id=answer.pk)
    Answer.objects.filter(pk=answer.pk).update(**{fact: None})
    actions.accept_answer(by=asker, answer_id=answer.pk)


def test_what_is_gone_or_private_is_missing(asker, board, stranger, agent):
    private = make_answer(make_thread(by=asker, board=board, private=True), by=agent)
    for answer_id in (private.pk, 0, 10**30):
        with pytest.raises(Missing):
            actions.accept_answer(by=stranger, answer_id=answer_id)
    actions.accept_answer(by=asker, answer_id=private.pk)

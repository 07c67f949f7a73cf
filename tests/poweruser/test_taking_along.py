"""The ledger, taken along: every line in words, and no title of a private thread of somebody else's."""

import pytest

from forum import actions
from forum.models import Thread
from poweruser.models import Entry
from poweruser.taking_along import ledger
from tests.factories.forum import at, grant, make_answer, make_thread


def test_each_line_says_what_for_when_and_where(heard, asker, helper, thread, answer):
    with heard():
        actions.accept_answer(by=asker, answer_id=answer.pk)
        actions.cast_vote(by=asker, post=at(answer), value=1)
    with heard():
        actions.unaccept_answer(by=asker, thread_id=thread.pk)

    rows = list(ledger(helper))
    assert [(row["points"], row["reason"]) for row in rows] == [
        (15, "Answer chosen as solution"),
        (10, "Answer voted helpful"),
        (-15, "No longer the solution"),
    ]
    lines = Entry.objects.filter(member=helper).order_by("pk")
    assert [row["at"] for row in rows] == [line.at for line in lines]
    assert {row["question"] for row in rows} == {thread.title}
    assert {row["address"] for row in rows} == {f"/en/questions/{thread.pk}/{thread.slug}/"}
    assert [row["points"] for row in ledger(asker)] == [2, -2]


@pytest.mark.parametrize("hidden", [{"visibility": "private"}, {"hidden_at": "2026-01-01T00:00Z"}, None])
def test_a_thread_that_is_neither_public_nor_theirs_is_not_named_even_to_who_may_see_it(
    heard, asker, helper, thread, answer, hidden
):
    with heard():
        actions.accept_answer(by=asker, answer_id=answer.pk)
    grant(helper, "forum.see_private", "forum.hide_post")
    if hidden:
        Thread.objects.filter(pk=thread.pk).update(**hidden)
    else:
        Thread.objects.filter(pk=thread.pk).delete()

    [row] = ledger(helper)
    assert (row["points"], row["question"], row["address"]) == (15, None, None)
    if hidden:
        assert [row["question"] for row in ledger(asker)] == [thread.title], "it is the asker's own"


def test_lines_beyond_one_piece_are_all_there(asker, helper, monkeypatch):
    monkeypatch.setattr("poweruser.taking_along.CHUNK", 2)
    threads = [make_thread(by=asker, title=f"Question number {n} of five") for n in range(5)]
    answers = [make_answer(thread, by=helper) for thread in threads]
    Entry.objects.bulk_create(
        Entry(member=helper, reason="answer_accepted", source=f"answer:{answer.pk}", points=15, thread_id=thread.pk)
        for thread, answer in zip(threads, answers, strict=True)
    )
    assert [row["question"] for row in ledger(helper)] == [thread.title for thread in threads]

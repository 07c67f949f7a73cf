"""Authors take back what nobody built on; otherwise the place stays and only the words go."""

import pytest

from forum import actions
from forum.models import Act, Answer, Reply, Report, Revision, Thread
from forum.rules import Missing, Refused
from search.models import Pending
from tests.factories.forum import at, make_answer, make_reply


def delete(by, post):
    return actions.delete_post(by=by, post=at(post))


def test_an_untouched_question_goes_and_leaves_an_audit_row(thread, asker, told):
    make_reply(thread, by=asker)
    told.clear()
    Pending.objects.all().delete()
    assert delete(asker, thread)
    assert not Thread.objects.exists()
    assert not Reply.objects.exists()
    assert Act.objects.get().thread_id == thread.pk
    assert Pending.objects.filter(kind="thread", object_id=thread.pk).exists()
    assert [(name, ids["emptied"]) for name, ids in told] == [("post_deleted", 0)]


@pytest.mark.parametrize("built", ["answer", "reply", "vote", "report"])
def test_a_question_others_built_on_is_emptied(thread, asker, stranger, built):
    {
        "answer": lambda: make_answer(thread, by=stranger),
        "reply": lambda: make_reply(thread, by=stranger),
        "vote": lambda: actions.cast_vote(by=stranger, post=at(thread), value=1),
        "report": lambda: actions.report_post(by=stranger, post=at(thread), reason="spam"),
    }[built]()
    actions.edit_question(
        by=asker, thread_id=thread.pk, version=1, title=thread.title, body="Another text, long enough.", tags=[]
    )
    assert not delete(asker, thread)
    thread.refresh_from_db()
    assert (thread.body, thread.body_html, thread.body_text) == ("", "", "")
    assert thread.emptied_at
    assert not Revision.objects.exists()
    with pytest.raises(Refused):
        delete(asker, thread)


def test_a_report_keeps_what_was_reported(thread, asker, stranger):
    actions.report_post(by=stranger, post=at(thread), reason="rude")
    delete(asker, thread)
    assert thread.body in Report.objects.get().said


def test_an_untouched_answer_goes_and_a_solution_is_emptied(thread, answer, helper, asker, told):
    other = make_answer(thread, by=helper)
    assert delete(helper, other)
    actions.accept_answer(by=asker, answer_id=answer.pk)
    told.clear()
    assert not delete(helper, answer)
    thread.refresh_from_db()
    assert (thread.answer_count, thread.solution) == (0, None)
    assert Answer.objects.get().body == ""
    assert [name for name, _ in told] == ["post_deleted", "answer_unaccepted"]


def test_a_reply_others_turned_to_is_emptied(thread, stranger, helper):
    first = make_reply(thread, by=stranger)
    second = make_reply(thread, by=helper, reply_to_id=first.pk)
    assert not delete(stranger, first)
    assert delete(helper, second)
    assert list(Reply.objects.values_list("comment", flat=True)) == [""]


def test_nobody_deletes_what_others_wrote(thread, answer, stranger, moderator, asker):
    reply = make_reply(answer, by=asker)
    for by in (stranger, moderator):
        for post in (thread, answer, reply):
            with pytest.raises(Refused) as refusal:
                delete(by, post)
            assert refusal.value.key == "not_author"
    Thread.objects.filter(pk=thread.pk).update(visibility="private")
    with pytest.raises(Missing):
        delete(stranger, thread)

"""Edits keep every version, and whoever was slower gets both texts."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from forum import actions
from forum.models import Act, Answer, Reply, Revision, Thread
from forum.rules import Conflict, Refused
from tests.factories.forum import at, grant, make_reply, make_thread

NEW = "A text that is new and long enough."


def edit(thread, by, **changes):
    given = {"version": 1, "title": thread.title, "body": thread.body, "tags": ["rain gauge"], **changes}
    return actions.edit_question(by=by, thread_id=thread.pk, **given)


def test_an_edit_keeps_both_versions_and_is_told(thread, asker, told):
    edit(thread, asker, body=NEW, title="A better title for it", tags=["spider"], comment="clearer")
    thread.refresh_from_db()
    assert (thread.version, thread.body, thread.slug) == (2, NEW, "a-better-title-for-it")
    assert [tag.name for tag in thread.tags.all()] == ["spider"]
    old, new = Revision.objects.order_by("version")
    assert (old.title, old.tags, old.editor) == ("Rain gauge shows 0 mm", ["rain gauge"], asker)
    assert (new.body, new.comment, new.tags) == (NEW, "clearer", ["spider"])
    assert told[-1][0] == "post_edited"
    assert Act.objects.get(verb="edit").details == {"version": 2}


def test_saving_the_same_text_is_no_edit(thread, asker, told):
    edit(thread, asker)
    assert not Revision.objects.exists()
    assert told == []


def test_who_was_slower_gets_both_texts_and_nothing_is_written(thread, asker, moderator):
    edit(thread, moderator, body=NEW)
    with pytest.raises(Conflict) as conflict:
        edit(thread, asker, body="What the slower one had typed.", tags=["other"])
    assert conflict.value.current["body"] == NEW
    assert conflict.value.typed == {
        "title": "Rain gauge shows 0 mm",
        "body": "What the slower one had typed.",
        "tags": ["other"],
    }
    assert (conflict.value.version, conflict.value.changed_by) == (2, moderator)
    thread.refresh_from_db()
    assert thread.body == NEW
    assert edit(thread, asker, version=2, body="What the slower one had typed.").version == 3


def test_whoever_was_slower_than_themselves_reads_that_it_was_them(thread, answer, asker, helper, moderator):
    reply = make_reply(answer, by=helper)
    actions.edit_answer(by=helper, answer_id=answer.pk, version=1, body=NEW)
    actions.edit_reply(by=helper, reply_id=reply.pk, version=1, body="Changed.")
    edit(thread, asker, body=NEW)
    again = "Typed in another window."
    for attempt, own in (
        (lambda: edit(thread, asker, body=again), True),
        (lambda: actions.edit_answer(by=helper, answer_id=answer.pk, version=1, body=again), True),
        (lambda: actions.edit_reply(by=helper, reply_id=reply.pk, version=1, body=again), True),
        (lambda: edit(thread, moderator, body=again), False),
    ):
        with pytest.raises(Conflict) as conflict:
            attempt()
        assert ("yourself" in str(conflict.value)) is own


def test_answers_and_replies_have_versions_too(thread, answer, helper):
    reply = make_reply(answer, by=helper)
    actions.edit_answer(by=helper, answer_id=answer.pk, version=1, body=NEW)
    actions.edit_reply(by=helper, reply_id=reply.pk, version=1, body="Changed.")
    answer.refresh_from_db()
    assert (answer.body, answer.version, answer.body_text) == (NEW, 2, NEW)
    assert Reply.objects.get().comment == "Changed."
    assert Revision.objects.filter(answer=answer).count() == Revision.objects.filter(reply=reply).count() == 2
    for stale in (
        lambda: actions.edit_answer(by=helper, answer_id=answer.pk, version=1, body=NEW + "!"),
        lambda: actions.edit_reply(by=helper, reply_id=reply.pk, version=1, body="Late."),
    ):
        with pytest.raises(Conflict):
            stale()


def test_others_edit_with_the_privilege_only(thread, answer, stranger):
    with pytest.raises(Refused) as refusal:
        edit(thread, stranger, body=NEW)
    assert refusal.value.key == "not_author"
    editor = grant(stranger, "forum.edit_others")
    assert edit(thread, editor, body=NEW).edited_by == editor
    assert actions.edit_answer(by=editor, answer_id=answer.pk, version=1, body=NEW).author != editor


@pytest.mark.parametrize("fact", ["archived_at", "hidden_at", "emptied_at"])
def test_what_is_archived_hidden_or_emptied_stays_as_it_is(thread, asker, fact):
    Thread.objects.filter(pk=thread.pk).update(**{fact: timezone.now()})
    with pytest.raises(Refused):
        edit(thread, asker, body=NEW)
    Thread.objects.filter(pk=thread.pk).update(**{fact: None})
    edit(thread, asker, body=NEW)


def test_a_reply_can_be_changed_for_an_hour(thread, stranger, moderator):
    reply = make_reply(thread, by=stranger)
    Reply.objects.filter(pk=reply.pk).update(written_at=timezone.now() - timedelta(minutes=59))
    actions.edit_reply(by=stranger, reply_id=reply.pk, version=1, body="In time.")
    Reply.objects.filter(pk=reply.pk).update(written_at=timezone.now() - timedelta(minutes=61))
    with pytest.raises(Refused) as refusal:
        actions.edit_reply(by=stranger, reply_id=reply.pk, version=2, body="Too late.")
    assert refusal.value.key == "too_late"
    actions.edit_reply(by=moderator, reply_id=reply.pk, version=2, body="By a moderator.")


def test_a_question_goes_back_to_the_version_that_had_no_text(asker, board):
    thread = make_thread(by=asker, board=board, private=True, body="")
    edit(thread, asker, body=NEW, title="A better title for it")
    actions.publish_thread(by=asker, thread_id=thread.pk, consent=True)
    back = actions.revert_post(by=asker, post=at(thread), to_version=1, version=2)
    assert (back.title, back.body) == (thread.title, "")


def test_an_earlier_version_comes_back_as_a_new_one(thread, answer, asker, helper):
    edit(thread, asker, body=NEW, title="A better title for it")
    actions.edit_answer(by=helper, answer_id=answer.pk, version=1, body=NEW)
    back = actions.revert_post(by=asker, post=at(thread), to_version=1, version=2)
    assert (back.title, back.body, back.version) == (thread.title, thread.body, 3)
    with translation.override("de"):
        actions.revert_post(by=helper, post=at(answer), to_version=1, version=2)
    assert Answer.objects.get().body == answer.body
    assert Revision.objects.filter(answer=answer, version=3).get().comment == "Back to version 1"

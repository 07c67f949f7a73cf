"""Replies hang on a question or an answer, in order, and carry nothing of a person but the link to their account."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from forum import actions
from forum.models import Answer, Reply, Thread
from forum.posts import PostId
from forum.rules import Missing, Refused
from tests.factories.forum import at, make_answer, make_reply


@pytest.mark.parametrize("under", ["question", "answer"])
def test_a_reply_is_stored_the_librarys_way_without_personal_data(thread, answer, stranger, told, under):
    on = thread if under == "question" else answer
    reply = make_reply(on, by=stranger, body="*Which* firmware?")
    reply.refresh_from_db()
    assert reply.body_html.strip() == "<p><em>Which</em> firmware?</p>"
    assert (reply.content_type, reply.object_pk) == (ContentType.objects.get_for_model(on), str(on.pk))
    assert (reply.user_name, reply.user_email, reply.user_url, reply.ip_address) == ("", "", "", None)
    assert (reply.parent_id, reply.thread_id, reply.is_public) == (reply.pk, reply.pk, True)
    assert (reply.within, reply.answer) == (thread, on if under == "answer" else None)
    name, ids = told[-1]
    assert name == "reply_posted"
    assert (ids["author"], ids["reply"], ids["reply_to_author"]) == (on.author_id, reply.pk, None)


def test_the_same_form_sent_twice_makes_one_reply(thread, stranger, helper):
    key = uuid4()
    assert make_reply(thread, by=stranger, key=key) == make_reply(thread, by=stranger, key=key)
    assert Reply.objects.count() == 1
    with pytest.raises(Refused):
        make_reply(thread, by=helper, key=key)


def test_a_reply_turns_to_one_under_the_same_post_only(thread, answer, stranger, helper, told):
    first = make_reply(answer, by=helper)
    second = make_reply(answer, by=stranger, reply_to_id=first.pk)
    assert second.reply_to == first
    assert told[-1][1]["reply_to_author"] == helper.pk
    for on in (thread, make_answer(thread)):
        with pytest.raises(Refused) as refusal:
            make_reply(on, by=stranger, reply_to_id=first.pk)
        assert refusal.value.field == "reply_to"


def test_saving_a_reply_does_not_publish_hidden_ones_under_it(thread, stranger, helper):
    first = make_reply(thread, by=helper)
    second = make_reply(thread, by=stranger, reply_to_id=first.pk)
    Reply.objects.filter(pk=second.pk).update(parent_id=first.pk, is_public=False)
    first.refresh_from_db()
    first.save()
    assert not Reply.objects.get(pk=second.pk).is_public


def test_replies_go_on_in_a_closed_thread_but_not_in_archived_or_hidden_ones(thread, stranger, moderator):
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())
    make_reply(thread, by=stranger)
    for fact in ("archived_at", "hidden_at"):
        Thread.objects.filter(pk=thread.pk).update(**{fact: timezone.now()})
        with pytest.raises(Refused):
            make_reply(thread, by=moderator)
        Thread.objects.filter(pk=thread.pk).update(**{fact: None})


def test_under_a_hidden_or_missing_answer_nobody_replies(answer, stranger, moderator):
    Answer.objects.filter(pk=answer.pk).update(hidden_at=timezone.now())
    with pytest.raises(Missing):
        make_reply(answer, by=stranger)
    with pytest.raises(Refused):
        make_reply(answer, by=moderator)
    with pytest.raises(Missing):
        actions.post_reply(by=stranger, on=PostId("answer", 10**30), body="Hello")
    with pytest.raises(Missing):
        actions.post_reply(by=stranger, on=PostId("reply", 1), body="Hello")


@pytest.mark.parametrize("body", ["", " \x00 ", "x" * 601])
def test_empty_and_long_replies_are_refused(thread, stranger, body):
    with pytest.raises(Refused) as refusal:
        make_reply(thread, by=stranger, body=body)
    assert refusal.value.field == "body"
    assert make_reply(thread, by=stranger, body="x" * 600)


def test_visitors_sign_in_first(thread):
    with pytest.raises(Refused) as refusal:
        actions.post_reply(by=AnonymousUser(), on=at(thread), body="Hello there")
    assert refusal.value.key == "sign_in"

"""What moderators decide is told to whom it concerns."""

import pytest
from django.core import mail

from forum import actions
from forum.models import Thread
from inbox.actions import send_due_letters, stop_emails
from inbox.models import Notice
from news.handing_on import hand_on
from news.models import News
from tests.factories.forum import at, make_reply, make_thread


def told(member):
    rows = member.notices.order_by("pk")
    return [(row.kind.removeprefix("forum."), row.data.get("post", ""), row.data.get("reason", "")) for row in rows]


def test_the_author_reads_why_a_post_was_hidden_and_that_it_is_back(heard, thread, answer, asker, helper, moderator):
    reply = make_reply(answer, by=helper)
    for post in (answer, reply, thread):
        with heard():
            actions.hide_post(by=moderator, post=at(post), reason="Somebody's address.")
        with heard():
            actions.restore_post(by=moderator, post=at(post))
    assert told(helper) == [
        ("hidden", "answer", "Somebody's address."),
        ("restored", "answer", ""),
        ("hidden", "reply", "Somebody's address."),
        ("restored", "reply", ""),
    ]
    assert told(asker) == [("hidden", "thread", "Somebody's address."), ("restored", "thread", "")]
    assert not moderator.notices.exists()


def test_the_asker_reads_why_a_question_was_closed_and_that_it_is_open_again(heard, thread, asker, moderator):
    with heard():
        actions.close_thread(by=moderator, thread_id=thread.pk, reason="The sale is over.")
    with heard():
        actions.reopen_thread(by=moderator, thread_id=thread.pk)
    assert told(asker) == [("closed", "thread", "The sale is over."), ("reopened", "thread", "")]
    send_due_letters()
    assert "Mo Moderator closed your question for new answers: “The sale is over.”" in mail.outbox[0].body


def test_what_was_undone_before_it_was_heard_is_not_told(thread, asker, moderator):
    actions.close_thread(by=moderator, thread_id=thread.pk, reason="The sale is over.")
    actions.hide_post(by=moderator, post=at(thread), reason="By mistake.")
    Thread.objects.update(closed_at=None, hidden_at=None)
    for pk in News.objects.filter(name__in=["forum.thread_closed", "forum.thread_hidden"]).values_list("pk", flat=True):
        hand_on(pk)
    assert told(asker) == []


def test_a_duplicate_names_the_first_question_and_ones_own_deed_nothing(heard, thread, asker, moderator, board):
    original = make_thread(board=board, title="Where is the funnel screw?")
    with heard():
        actions.mark_duplicate(by=moderator, thread_id=thread.pk, original_id=original.pk)
    assert asker.notices.get().data["original"] == original.title
    with heard():
        actions.unmark_duplicate(by=asker, thread_id=thread.pk)
        actions.mark_duplicate(by=asker, thread_id=thread.pk, original_id=original.pk)
    assert asker.notices.count() == 1


def test_an_asker_hears_that_a_private_question_became_public(heard, asker, agent, board):
    private = make_thread(by=asker, board=board, private=True)
    with heard():
        actions.publish_thread(by=agent, thread_id=private.pk, consent=True)
    assert told(asker) == [("published", "thread", "")]


def test_a_reporter_hears_what_came_of_it_unless_the_thread_is_out_of_sight(heard, thread, answer, stranger, moderator):
    for outcome in (True, False):
        report = actions.report_post(by=stranger, post=at(answer), reason="rude")
        with heard():
            actions.settle_report(by=moderator, report_id=report.pk, agreed=outcome)
    assert [row.data["outcome"] for row in stranger.notices.order_by("pk")] == ["agreed", "rejected"]
    report = actions.report_post(by=stranger, post=at(thread), reason="rude")
    with heard():
        actions.hide_post(by=moderator, post=at(thread), reason="Rude.")
        actions.settle_report(by=moderator, report_id=report.pk, agreed=True)
    assert stranger.notices.count() == 2


@pytest.mark.parametrize("setting", ["forum.answers", "forum.followed", "forum.solutions", "forum.decisions"])
def test_each_kind_of_letter_ends_by_its_link(heard, thread, answer, asker, helper, moderator, stranger, setting):
    """Everybody in the thread ends one kind; the others still come."""
    actions.follow_thread(by=stranger, thread_id=thread.pk)
    for member in (asker, helper, stranger):
        stop_emails(member_id=member.pk, setting=setting)
    with heard():
        make_reply(answer, by=stranger)
        actions.accept_answer(by=asker, answer_id=answer.pk)
    with heard():
        actions.hide_post(by=moderator, post=at(answer), reason="By mistake.")
    told_of = {
        "forum.reply_to_you": "forum.answers",
        "forum.your_answer_chosen": "forum.solutions",
        "forum.solution_followed": "forum.followed",
        "forum.hidden": "forum.decisions",
    }
    assert set(Notice.objects.values_list("kind", flat=True)) == set(told_of)
    written = set(Notice.objects.filter(letter__isnull=False).values_list("kind", flat=True))
    assert written == {kind for kind, row in told_of.items() if row != setting}

"""The page of a thread is read in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.pages import Beyond
from forum import actions
from forum.models import Answer, Thread
from forum.posts import PostId
from forum.queries import replies_page, thread_page
from forum.rules import Missing
from tests.factories.forum import at, make_answer, make_member, make_reply, make_thread

VISITOR = AnonymousUser()


@pytest.fixture
def long_thread(asker, thread, helper, stranger):
    """20 answers and 60 replies, one solution, votes."""
    for number in range(20):
        answer = make_answer(thread, by=helper, body=f"Answer number {number} with some words.")
        for _ in range(3):
            make_reply(answer, by=stranger)
    actions.accept_answer(by=asker, answer_id=answer.pk)
    actions.cast_vote(by=stranger, post=at(answer), value=1)
    return thread


def count(user, thread):
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = thread_page(thread_id=thread.pk, user=user)
        assert len(page.answers) == 19
        assert sum(len(post.replies.shown) for post in (page.solution, *page.answers)) == 60
    return len(queries)


def test_a_visitor_costs_six_queries_whatever_the_number_of_answers(long_thread):
    assert count(VISITOR, long_thread) <= 6


def test_a_member_costs_nine_queries_with_their_permissions(long_thread, stranger):
    assert count(get_user_model().objects.get(pk=stranger.pk), long_thread) <= 9


def test_the_solution_stands_apart_and_votes_of_the_reader_are_known(long_thread, stranger, asker):
    page = thread_page(thread_id=long_thread.pk, user=stranger)
    assert page.solution.is_solution
    assert page.solution.my_vote == 1
    assert page.state.key == "solved"
    assert page.other_count == 19
    assert page.solution.post not in [post.post for post in page.answers]
    assert not page.following
    assert thread_page(thread_id=long_thread.pk, user=asker).following


@pytest.mark.parametrize("sort", ["helpful", "oldest", "newest", "nonsense"])
def test_answers_are_sorted(thread, helper, stranger, sort):
    first, second, third = (make_answer(thread, by=helper, body=f"Answer {n} is long enough.") for n in range(3))
    actions.cast_vote(by=stranger, post=at(second), value=1)
    orders = {"helpful": [second, first, third], "oldest": [first, second, third], "newest": [third, second, first]}
    shown = [post.post.id for post in thread_page(thread_id=thread.pk, user=VISITOR, sort=sort).answers]
    assert shown == [answer.pk for answer in orders.get(sort, orders["helpful"])]


def test_answers_come_by_pages_and_there_is_no_page_beyond_the_last(thread, helper):
    answer = make_answer(thread, by=helper)
    Answer.objects.bulk_create([Answer(thread=thread, author=helper, body="x", body_html="x") for _ in range(20)])
    last = thread_page(thread_id=thread.pk, user=VISITOR, sort="newest", page=2)
    assert [post.post.id for post in last.answers] == [answer.pk]
    assert (last.page_count, last.other_count) == (2, 21)
    with pytest.raises(Beyond) as beyond:
        thread_page(thread_id=thread.pk, user=VISITOR, page=3)
    assert beyond.value.last == 2


def test_replies_fold_after_three_and_go_to_their_own_page_after_thirty(thread, stranger):
    for number in range(33):
        make_reply(thread, by=stranger, body=f"Reply {number}")
    replies = thread_page(thread_id=thread.pk, user=VISITOR).question.replies
    assert [reply.html.strip() for reply in replies.shown] == [f"<p>Reply {n}</p>" for n in range(3)]
    assert (len(replies.folded), replies.count, replies.left_out) == (27, 33, 3)
    page = replies_page(at(thread), user=VISITOR)
    assert (len(page.replies), page.count) == (33, 33)
    with pytest.raises(Beyond):
        replies_page(at(thread), user=VISITOR, page=2)


def test_what_is_not_for_the_reader_is_missing(asker, board, stranger, moderator):
    private = make_thread(by=asker, board=board, private=True)
    for user in (VISITOR, stranger):
        with pytest.raises(Missing):
            thread_page(thread_id=private.pk, user=user)
    for user in (asker, moderator):
        assert thread_page(thread_id=private.pk, user=user).state.key == "private"


def test_a_number_too_large_for_the_database_is_missing(db):
    with pytest.raises(Missing):
        thread_page(thread_id=10**30, user=VISITOR)


def test_verdicts_say_why_not(thread, answer, asker, stranger):
    page = thread_page(thread_id=thread.pk, user=VISITOR)
    assert not page.may_answer
    assert str(page.may_answer.sentence) == "Sign in to do this."
    mine = thread_page(thread_id=thread.pk, user=asker)
    assert mine.question.may_vote_up.key == "own_post"
    assert mine.answers[0].may_accept
    assert not thread_page(thread_id=thread.pk, user=stranger).answers[0].may_accept


def test_a_former_member_leaves_their_text_behind(thread, answer, helper):
    helper.delete()
    post = thread_page(thread_id=thread.pk, user=VISITOR).answers[0]
    assert post.author is None
    assert not post.by_asker


def test_the_state_follows_what_happens(thread, asker, helper):
    def state():
        return thread_page(thread_id=thread.pk, user=VISITOR).state.key

    assert state() == "needs_answer"
    answer = make_answer(thread, by=helper)
    assert state() == "answered"
    make_reply(answer, by=asker)
    assert state() == "open"
    actions.accept_answer(by=asker, answer_id=answer.pk)
    assert state() == "solved"
    actions.unaccept_answer(by=asker, thread_id=thread.pk)
    assert state() == "open"
    Thread.objects.filter(pk=thread.pk).update(closed_at=thread.asked_at + timedelta(days=1))
    assert state() == "closed"
    assert PostId("thread", thread.pk) == at(thread)
    assert make_member().pk

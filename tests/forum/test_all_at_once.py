"""Many people in the same threads at once: nothing deadlocks, nothing is lost, every figure equals a recount."""

import random
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.db.models import Sum

from forum import actions
from forum.models import Answer, Follow, Reply, Tag, Thread
from forum.rules import Refused
from tests.factories.forum import ANSWER, QUESTION, at, make_answer, make_board, make_member, make_reply, make_thread

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL"),
]
PEOPLE = 16


def at_once(*jobs):
    """Run the jobs in threads of their own; what each gave back, or the exception that it raised."""

    def run(job):
        try:
            return job()
        except Exception as error:  # noqa: BLE001  # the test looks at every one of them
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(run, jobs))


def errors(results):
    return [result for result in results if isinstance(result, Exception)]


@pytest.mark.parametrize("under", ["question", "answer"])
def test_120_replies_to_one_post_arrive_whole_and_in_order(transactional_db, under):
    thread = make_thread()
    on = thread if under == "question" else make_answer(thread)
    people = [make_member() for _ in range(8)]
    replies = at_once(*(lambda n=n: make_reply(on, by=people[n % 8], body=f"Reply {n}") for n in range(120)))
    assert errors(replies) == []
    stored = list(Reply.objects.filter(within=thread).order_by("written_at", "pk"))
    assert len(stored) == 120
    assert [reply.pk for reply in stored] == sorted(reply.pk for reply in stored)
    assert all(reply.thread_id == reply.parent_id == reply.pk for reply in stored)
    assert len({reply.written_at for reply in stored}) == 120


def member(voter, moves):
    for kind, post, value in moves:
        if kind == "reply":
            make_reply(post, by=voter)
        else:
            actions.cast_vote(by=voter, post=at(post), value=value)


def decide(asker, moves):
    for answer, accept in moves:
        if accept:
            actions.accept_answer(by=asker, answer_id=answer.pk)
        else:
            actions.unaccept_answer(by=asker, thread_id=answer.thread_id)


def test_votes_replies_and_decisions_in_two_threads_keep_every_figure_right(transactional_db):
    asker = make_member("asker")
    board = make_board()
    threads = [make_thread(by=asker, board=board) for _ in range(2)]
    answers = [make_answer(thread) for thread in threads for _ in range(2)]
    posts = [*threads, *answers]
    voters = [make_member("voter", "forum.vote_down") for _ in range(14)]
    dice = random.Random(7)

    jobs = []
    for voter in voters:
        moves = [
            (dice.choice(["vote", "vote", "vote", "reply"]), dice.choice(posts), dice.choice([-1, 0, 1]))
            for _ in range(15)
        ]
        jobs.append(lambda voter=voter, moves=moves: member(voter, moves))
    for _ in range(2):
        moves = [(dice.choice(answers), dice.random() < 0.6) for _ in range(15)]
        jobs.append(lambda moves=moves: decide(asker, moves))
    assert errors(at_once(*jobs)) == []
    for post in posts:
        post.refresh_from_db()
        assert post.score == (post.votes.aggregate(sum=Sum("value"))["sum"] or 0)
    for thread in threads:
        assert thread.answer_count == Answer.objects.filter(thread=thread).shown().count() == 2
        assert (thread.solution_id is None) == (thread.solved_at is None)
        assert thread.solution is None or thread.solution.thread_id == thread.pk


def test_one_form_sent_many_times_at_once_makes_one_of_each(transactional_db):
    asker, board, key = make_member(), make_board(), uuid4()
    threads = at_once(*[lambda: make_thread(by=asker, board=board, key=key, tags=["hub", "app"])] * PEOPLE)
    assert errors(threads) == []
    assert len({thread.pk for thread in threads}) == Thread.objects.count() == Follow.objects.count() == 1
    (thread,) = Thread.objects.all()
    answers = at_once(*[lambda: make_answer(thread, by=asker, key=key)] * PEOPLE)
    assert errors(answers) == []
    assert len({answer.pk for answer in answers}) == Answer.objects.count() == 1
    replies = at_once(*[lambda: make_reply(thread, by=asker, key=key)] * PEOPLE)
    assert errors(replies) == []
    assert Reply.objects.count() == 1


def test_one_key_under_two_threads_at_once_is_refused_with_a_sentence(transactional_db):
    helper, key = make_member(), uuid4()
    threads = [make_thread() for _ in range(2)]
    results = at_once(*[lambda n=n: make_answer(threads[n % 2], by=helper, key=key) for n in range(PEOPLE)])
    assert Answer.objects.count() == 1
    assert all(isinstance(error, Refused) for error in errors(results))


def test_new_tags_invented_by_many_at_once_are_made_once(transactional_db):
    board, asker = make_board(), make_member()
    names = ["c", "c++", "hub", "app", "rain"]

    def ask(number):
        tags = names[number % 5 :] + names[: number % 5]
        return actions.ask_question(
            by=asker, board_id=board.pk, title=f"Question number {number}", body=QUESTION, language="en", tags=tags
        )

    assert errors(at_once(*[lambda n=n: ask(n) for n in range(PEOPLE)])) == []
    assert Tag.objects.count() == 5
    assert all(thread.tags.count() == 5 for thread in Thread.objects.all())


def test_links_between_duplicates_made_at_once_form_no_circle(transactional_db):
    moderator = make_member("moderator", "forum.close_thread")
    threads = [make_thread() for _ in range(4)]
    pairs = [(a, b) for a in threads for b in threads if a != b] * 2
    results = at_once(
        *[lambda a=a, b=b: actions.mark_duplicate(by=moderator, thread_id=a.pk, original_id=b.pk) for a, b in pairs]
    )
    assert all(isinstance(error, Refused) for error in errors(results))
    roots = set(Thread.objects.filter(duplicate_of=None))
    assert roots
    assert all(row.duplicate_of in roots for row in Thread.objects.exclude(duplicate_of=None))


def test_an_answer_and_its_deletion_meet_votes_and_hiding_without_a_wrong_count(transactional_db):
    moderator = make_member("moderator", "forum.hide_post")
    thread, helper = make_thread(), make_member("helper")
    answers = [make_answer(thread, by=helper) for _ in range(6)]
    people = [make_member() for _ in range(4)]

    def gone_is_fine(act):
        try:
            act()
        except Refused:  # deleted or hidden a moment ago
            return

    jobs = [lambda a=a: gone_is_fine(lambda: actions.delete_post(by=helper, post=at(a))) for a in answers[:4]]
    jobs += [
        lambda a=a, p=p: gone_is_fine(lambda: actions.cast_vote(by=p, post=at(a), value=1))
        for a in answers
        for p in people
    ]
    jobs += [
        lambda a=a: gone_is_fine(lambda: actions.hide_post(by=moderator, post=at(a), reason="A reason."))
        for a in answers[2:5]
    ]
    jobs += [lambda: make_answer(thread, by=people[0], body=ANSWER)] * 3
    random.Random(3).shuffle(jobs)
    assert errors(at_once(*jobs)) == []
    thread.refresh_from_db()
    assert thread.answer_count == Answer.objects.filter(thread=thread).shown().count()
    for answer in Answer.objects.all():
        assert answer.score == (answer.votes.aggregate(sum=Sum("value"))["sum"] or 0)

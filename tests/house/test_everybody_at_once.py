"""Sixteen people in one thread while the worker is killed again and again: every figure is right, no news is lost or doubled."""

import multiprocessing
import os
import random
import signal
import threading
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.management import call_command
from django.db import connection, connections
from django.db.models import Sum

from forum import actions, signals
from forum.models import Answer, Reply
from forum.queries import thread_page
from news import announce as door
from news import handing_on
from news.models import News, Tick
from tests.factories.forum import at, make_answer, make_member, make_reply, make_thread

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL"),
    # The process that kills workers is made before any thread is; its connections are its own.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"),
]
MEMBERS, TABS, KILLS = 14, 2, 10
ROUNDS = int(os.environ.get("ROUNDS", "13"))
"""Turns each of the sixteen takes: 208 in all as `make test` runs it; ROUNDS=200 gives each of them 200."""
HEARD = (signals.VOTE_CAST, signals.ANSWER_ACCEPTED, signals.ANSWER_UNACCEPTED, signals.REPLY_POSTED)
CLIENT = "client"


@pytest.fixture
def counted(monkeypatch):
    """Somebody who writes a row for each piece of news they are told: two rows would be news told twice."""

    def count(news):
        Group.objects.create(name=f"heard {news.id} {uuid.uuid4()}")

    for headline in HEARD:
        monkeypatch.setitem(door._receivers[headline.name], "tests.count", count)


@pytest.fixture
def forgetful_clients(monkeypatch):
    """Every other request dies between its commit and the telling, and the worker does not wait before it helps."""
    real, dice = handing_on.hand_on, random.Random(4)

    def sometimes(news_id):
        dies = threading.current_thread().name.startswith(CLIENT) and dice.random() < 0.5
        return False if dies else real(news_id)

    monkeypatch.setattr(handing_on, "hand_on", sometimes)
    monkeypatch.setattr(handing_on, "GRACE", timedelta(0))


def work():
    """What the worker does all day."""
    while True:
        handing_on.hand_on_what_waits(5)


def kill_workers():
    """Ten workers, one after the other, each killed where it stands."""
    dice = random.Random(9)
    for _ in range(KILLS):
        worker = multiprocessing.get_context("fork").Process(target=work)
        worker.start()
        worker.join(dice.uniform(0.2, 0.6))
        os.kill(worker.pid, signal.SIGKILL)
        worker.join()
        assert worker.exitcode == -signal.SIGKILL


def take_turns(person, turns):
    for post, deed in turns:
        if deed == "reply":
            make_reply(post, by=person)
        elif deed == "accept":
            actions.accept_answer(by=person, answer_id=post.pk)
        elif deed == "unaccept":
            actions.unaccept_answer(by=person, thread_id=post.thread_id)
        else:
            actions.cast_vote(by=person, post=at(post), value=deed)
        # As at the end of a request: sixteen people share the eight connections of a process.
        connection.close()


def test_everybody_at_once_while_workers_die(transactional_db, counted, forgetful_clients):
    asker = make_member("asker")
    thread = make_thread(by=asker)
    answers = [make_answer(thread) for _ in range(3)]
    dice, errors = random.Random(7), []
    people = [make_member("member", "forum.vote_down") for _ in range(MEMBERS)]
    plans = [
        (person, [(dice.choice([thread, *answers]), dice.choice([1, 1, -1, 0, 0, "reply"])) for _ in range(ROUNDS)])
        for person in people
    ] + [
        (asker, [(dice.choice(answers), dice.choice(["accept", "accept", "unaccept"])) for _ in range(ROUNDS)])
        for _ in range(TABS)
    ]

    def run(person, turns):
        try:
            take_turns(person, turns)
        except Exception as error:  # noqa: BLE001  # the test fails with whatever it is
            errors.append(error)
        finally:
            connections.close_all()

    connection.close()
    connection.close_pool()
    killer = multiprocessing.get_context("fork").Process(target=kill_workers)
    killer.start()
    clients = [threading.Thread(target=run, args=plan, name=f"{CLIENT}-{n}") for n, plan in enumerate(plans)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    killer.join()
    assert (errors, killer.exitcode) == ([], 0)
    while handing_on.hand_on_what_waits():
        pass
    check_figures(thread, answers, plans)
    check_news()


def check_figures(thread, answers, plans):
    for post in (thread, *answers):
        post.refresh_from_db()
        assert post.score == (post.votes.aggregate(sum=Sum("value"))["sum"] or 0)
    assert thread.answer_count == Answer.objects.filter(thread=thread).count() == len(answers)
    assert (thread.solution_id is None) == (thread.solved_at is None)
    replies = list(Reply.objects.filter(within=thread).order_by("written_at", "pk"))
    assert len(replies) == sum(deed == "reply" for _, turns in plans for _, deed in turns)
    assert [reply.pk for reply in replies] == sorted(reply.pk for reply in replies)
    page = thread_page(thread_id=thread.pk, user=AnonymousUser(), sort="helpful")
    others = [answer for answer in answers if answer.pk != thread.solution_id]
    assert [post.post.id for post in page.answers] == [
        answer.pk for answer in sorted(others, key=lambda answer: (-answer.score, answer.answered_at))
    ]
    call_command("recount_reputation", "--check")


def check_news():
    """Everything was heard, by everybody it was for, once."""
    assert not News.objects.filter(done_at=None).exists()
    told = {pk for pk, name in News.objects.values_list("pk", "name") if name in {one.name for one in HEARD}}
    heard = [
        int(name.split()[1]) for name in Group.objects.filter(name__startswith="heard").values_list("name", flat=True)
    ]
    assert sorted(heard) == sorted(told)
    for news in News.objects.all():
        assert Tick.objects.filter(news=news).count() == len(door.receivers_of(news.name))

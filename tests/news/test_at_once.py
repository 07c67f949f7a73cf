"""Request and worker telling at the same moment, and a process that dies between commit and receiver."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone

from news.announce import announce
from news.handing_on import hand_on, hand_on_what_waits
from news.models import News, Tick
from tests.news.conftest import HAPPENED

pytestmark = pytest.mark.django_db(transaction=True)

on_postgresql = pytest.mark.skipif(
    "postgres" not in os.environ.get("TEST_DATABASE_URL", ""), reason="TEST_DATABASE_URL names no PostgreSQL"
)
TELLERS = 6


def test_many_tellers_at_once_take_effect_once(ears):
    """The effect is a row; two effects would be two rows, and ticks alone would not show it."""
    barrier = threading.Barrier(TELLERS, timeout=30)
    ears("effect", lambda news: Group.objects.create(name=f"effect {news['thing']} of {threading.get_ident()}"))
    rows = [
        News.objects.create(name=HAPPENED.name, ids={"thing": n}, at=timezone.now() - timedelta(hours=1))
        for n in range(5)
    ]

    def teller(number):
        try:
            barrier.wait()
            if number % 2:
                hand_on_what_waits()
            for row in rows:
                hand_on(row.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(TELLERS) as together:
        for future in [together.submit(teller, number) for number in range(TELLERS)]:
            future.result(60)
    assert Group.objects.filter(name__startswith="effect").count() == len(rows)
    assert Tick.objects.count() == len(rows)
    assert not News.objects.filter(done_at=None).exists()


# A process of its own, as a web worker is: it commits, begins to tell, and is killed in the middle of the receiver.
VICTIM = """
import os, signal, django
django.setup()
from django.contrib.auth.models import Group
from django.db import transaction
from news.announce import Headline, announce, hears

HAPPENED = Headline("news.test_happened", "thing")

@hears(HAPPENED)
def dies(news):
    Group.objects.create(name="half done")
    os.kill(os.getpid(), signal.SIGKILL)

with transaction.atomic():
    Group.objects.create(name="the change")
    announce(HAPPENED, thing=42)
"""


@on_postgresql
def test_news_of_a_process_that_is_killed_between_commit_and_receiver_reaches_everybody(ears):
    told = []
    ears("listener", told.append)
    database = settings.DATABASES["default"]
    url = (
        f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    )
    env = {**os.environ, "TEST_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "kb_site.settings.test"}
    died = subprocess.run([sys.executable, "-c", VICTIM], cwd=settings.BASE_DIR, env=env, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL
    assert list(Group.objects.filter(name__in=["the change", "half done"]).values_list("name", flat=True)) == [
        "the change"
    ]
    assert told == []
    News.objects.update(at=timezone.now() - timedelta(minutes=1))
    assert hand_on_what_waits() == 1
    assert [news["thing"] for news in told] == [42]


@on_postgresql
def test_a_receiver_waits_for_the_one_who_tells_already(ears):
    """The second teller stands at the row's lock until the first has ticked, then finds the tick."""
    inside, go_on = threading.Event(), threading.Event()
    heard = []

    def slow(news):
        heard.append(threading.current_thread().name)
        inside.set()
        assert go_on.wait(30)

    ears("slow", slow)

    def request():
        with transaction.atomic():
            announce(HAPPENED, thing=1)
        connection.close()

    def worker():
        hand_on(News.objects.get().pk)
        connection.close()

    with ThreadPoolExecutor(2, "teller") as together:
        first = together.submit(request)
        assert inside.wait(30)
        second = together.submit(worker)
        await_somebody_at_a_lock()
        assert not second.done()
        go_on.set()
        first.result(30)
        second.result(30)
    assert len(heard) == 1


def await_somebody_at_a_lock():
    """Returns as soon as PostgreSQL sees a session of this database wait for a lock."""
    asking = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    pause = threading.Event()
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute(asking)
            if cursor.fetchone()[0]:
                return
        pause.wait(0.05)
    pytest.fail("nobody waited")

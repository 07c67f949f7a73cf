"""A mail server that accepts and never answers, or is gone: one letter finds out, and nothing else waits for it."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings as real
from django.core import mail

from inbox.actions import send_due_letters
from inbox.actions.post import posting
from inbox.models import Letter
from tests.factories.accounts import UserFactory
from tests.inbox.test_killed_worker import address_of_the_test_database
from tests.search.proxy import Proxy

# The process of `make run`: it writes to the index while the postman waits for the server.
HOUSE = """
import os, smtplib, sys, threading, time
import django
django.setup()
from django.conf import settings
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(sys.argv[1]), 60
from inbox import kinds
from tests.inbox.conftest import ANSWER
kinds.register(ANSWER)
from django.db import transaction
from inbox.models import Letter
from kb_site.celery import app
from kb_site.embedded.worker import HouseWorker
from search.actions import refresh
from search.models import Pending

def until(holds):
    end = time.monotonic() + 40
    while not holds():
        if time.monotonic() > end:
            os._exit(1)
        time.sleep(0.05)

waiting, read = threading.Event(), smtplib.SMTP.getreply
smtplib.SMTP.getreply = lambda self: waiting.set() or read(self)
HouseWorker(app).start()
until(waiting.is_set)
with transaction.atomic():
    refresh("thread", [1])
until(lambda: not Pending.objects.exists())
os._exit(0 if Letter.objects.filter(attempts=1, leased_until__isnull=False).exists() else 2)
"""


@pytest.fixture
def jammed():
    server = Proxy("tcp://127.0.0.1:1")
    server.jammed = True
    yield server
    if server.listener.fileno() >= 0:
        server.shut()


@pytest.fixture
def over_the_wire(settings, jammed):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", jammed.port, 0.2
    return jammed


@pytest.mark.django_db
@pytest.mark.parametrize("gone", [False, True], ids=["hangs", "refuses"])
def test_one_letter_finds_out_and_the_others_wait_untouched(told, settings, over_the_wire, gone):
    for _ in range(5):
        told(UserFactory())
    if gone:
        over_the_wire.shut()
    assert send_due_letters() == 0
    assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 0, 0, 0, 1]
    assert Letter.objects.get(attempts=1).error
    assert not Letter.objects.exclude(leased_until=None).exists()

    # Left alone for a while: not even asked.
    assert send_due_letters() == 0
    assert over_the_wire.asked == (0 if gone else 1)
    assert Letter.objects.filter(attempts=0).count() == 4

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    posting.mend()
    assert send_due_letters() == 4
    Letter.objects.filter(sent_at=None).update(retry_at=Letter.objects.first().created_at)
    assert send_due_letters() == 1
    assert len(mail.outbox) == 5


@pytest.mark.django_db
def test_the_pause_grows_and_one_letter_asks_after_it(told, over_the_wire, monkeypatch):
    for _ in range(3):
        told(UserFactory())
    now = [1_000.0]
    monkeypatch.setattr(posting, "clock", lambda: now[0])
    for pause, asked in [(5, 1), (10, 2), (20, 3)]:
        assert send_due_letters() == 0
        now[0] += pause - 0.1
        assert send_due_letters() == 0
        assert over_the_wire.asked == asked
        now[0] += 0.2


@pytest.mark.django_db(transaction=True)
def test_search_goes_on_in_the_one_process_while_a_letter_hangs(asker, told, jammed):
    told(asker)
    environment = {**os.environ, "TEST_DATABASE_URL": address_of_the_test_database()}
    began = time.monotonic()
    house = subprocess.run(
        [sys.executable, "-c", HOUSE, str(jammed.port)],
        env=environment, cwd=real.BASE_DIR, check=False, timeout=150, capture_output=True, text=True,
    )  # fmt: skip
    assert house.returncode == 0, f"{time.monotonic() - began:.0f} s: {house.stderr[-2000:]}"
    assert jammed.asked == 1

"""A worker that is killed in the middle of its work."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from inbox.actions import send_due_letters
from inbox.models import Letter

WORKER = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
settings.EMAIL_BACKEND = "inbox.mailbox.FolderBackend"
settings.MAIL_FOLDER = sys.argv[1]
from inbox import kinds, mailbox
from tests.inbox.conftest import ANSWER
kinds.register(ANSWER)
send = mailbox.FolderBackend.send_messages
def send_and_die(self, messages):
    done = send(self, messages)
    if len(mailbox.names()) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
mailbox.FolderBackend.send_messages = send_and_die
from inbox.actions import send_due_letters
send_due_letters()
"""


def address_of_the_test_database():
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    user = quote(config["USER"]) + (f":{quote(config['PASSWORD'])}" if config["PASSWORD"] else "")
    return f"postgres://{user}@{config['HOST']}:{config['PORT']}/{config['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_no_letter_is_lost_and_one_sent_twice_is_the_same_letter(asker, told, tmp_path, settings_of_folder):
    for number in range(4):
        told(asker, snippet=f"number {number}")
    environment = {**os.environ, "TEST_DATABASE_URL": address_of_the_test_database()}
    worker = subprocess.run(
        [sys.executable, "-c", WORKER, str(tmp_path)], env=environment, cwd=settings.BASE_DIR, check=False
    )
    assert worker.returncode == -signal.SIGKILL
    assert Letter.objects.filter(sent_at=None).count() == 3
    assert send_due_letters() == 2
    taken = Letter.objects.get(sent_at=None)
    Letter.objects.filter(pk=taken.pk).update(leased_until=taken.leased_until - timedelta(minutes=3))
    assert send_due_letters() == 1
    ids = [message_from_bytes(file.read_bytes())["Message-ID"] for file in Path(tmp_path).glob("*.eml")]
    assert (len(ids), len(set(ids))) == (5, 4)


@pytest.fixture
def settings_of_folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "inbox.mailbox.FolderBackend"
    settings.MAIL_FOLDER = tmp_path

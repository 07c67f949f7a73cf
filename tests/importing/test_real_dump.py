"""A whole real site comes in while somebody writes: every figure is that of the dump, and a second run changes nothing."""

import threading
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection

from forum.models import Answer, Reply, Thread
from search.models import Pending
from tests.factories.forum import make_answer, make_member, make_thread
from tests.real_data import real_data

SITE = "quantumcomputing.stackexchange.com"


@pytest.mark.django_db(transaction=True)
def test_a_real_site_comes_in_whole_while_somebody_writes(run):
    dump = real_data("se", "quantumcomputing.SE-2018-12")
    own, helper = make_thread(), make_member("helper")
    over = threading.Event()
    errors = []

    def write():
        try:
            while not over.wait(0.2):
                make_answer(own, by=helper)
        except Exception as error:  # noqa: BLE001  # the test fails with whatever it is
            errors.append(error)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        run("import_stackexchange", dump)
    finally:
        over.set()
        writer.join()
    assert errors == []
    own.refresh_from_db()
    assert own.answer_count == Answer.objects.filter(thread=own).count() > 0
    check_figures(dump)
    Pending.objects.all().delete()
    assert f"{SITE}: 0 changes" in run("import_stackexchange", dump)
    assert not Pending.objects.exists()
    call_command("recount_reputation", "--check")


def check_figures(dump):
    threads, answers = Thread.objects.filter(source=SITE), Answer.objects.filter(source=SITE)
    replies = Reply.objects.filter(source=SITE)
    assert (threads.count(), answers.count(), threads.solved().count()) == (612, 1060, 389)
    assert (replies.filter(answer=None).count(), replies.exclude(answer=None).count()) == (1453, 1960)
    rows = [row for row in ET.parse(dump / "Posts.xml").getroot() if row.get("PostTypeId") in "12"]
    published = {row.get("Id"): int(row.get("Score")) for row in rows}
    assert {pk: score for posts in (threads, answers) for pk, score in posts.values_list("source_id", "score")} == (
        published
    )
    counts = Counter(answers.values_list("thread_id", flat=True))
    assert all(count == counts[pk] for pk, count in threads.values_list("pk", "answer_count"))
    assert set(threads.values_list("pk", flat=True)) <= set(Pending.objects.values_list("object_id", flat=True))

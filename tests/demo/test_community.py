"""The demo's community: enough threads in every state, nobody says what somebody said before, and everything fits together."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from forum.models import Answer, Follow, Reply, Report, Revision, Thread, Vote
from forum.rules import state_of
from kb_site.demo.help_files import with_links
from kb_site.demo.people import PEOPLE
from kb_site.demo.threads import talks
from kb_site.foundations.lay import AGENTS, EDITORS
from poweruser.actions import recount_reputation

# Wagtail leaves drawings open while it copies them.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]

STATES = {"hidden", "private", "duplicate", "solved", "closed", "archived", "needs_answer", "answered", "open"}


def test_there_are_enough_threads_answers_and_people(demo):
    assert Thread.objects.count() >= 42
    assert Answer.objects.count() >= 105
    staff = [person for person in PEOPLE if person.groups or person.admin]
    assert len(PEOPLE) - len(staff) == 12
    assert sum(AGENTS in person.groups for person in PEOPLE) == 3
    assert sum(EDITORS in person.groups for person in PEOPLE) == 2
    german = Thread.objects.filter(language="de").count() / Thread.objects.count()
    assert 0.35 <= german <= 0.45


def test_threads_are_in_every_state(demo):
    threads = Thread.objects.select_related("solution")
    # Archived threads of the demo were solved before.
    seen = {state_of(thread).key for thread in threads} | {"archived" for thread in threads if thread.archived_at}
    assert STATES - seen <= {"open"}
    assert any(thread.solution and thread.solution.author_id == thread.author_id for thread in threads)
    assert threads.filter(answer_count__gte=12).count() >= 2
    assert Report.objects.filter(outcome=Report.Outcome.OPEN).exists()
    assert Revision.objects.filter(version=2).exists()
    assert Answer.objects.filter(official=True).exists()
    assert Vote.objects.filter(value=-1).exists()
    assert Follow.objects.exclude(thread__author=None).count() > Thread.objects.count()


def test_the_community_is_alive_today(demo):
    day = timezone.now() - timedelta(days=1)
    assert Thread.objects.filter(asked_at__gte=day).count() >= 6
    assert Thread.objects.filter(asked_at__lt=timezone.now() - timedelta(days=60)).count() >= 5
    assert not Answer.objects.filter(answered_at__gt=timezone.now()).exists()
    assert not Reply.objects.filter(written_at__gt=timezone.now()).exists()


def test_nobody_speaks_before_they_joined_or_before_the_question(demo):
    for kind, author, at in (
        (Thread, "author", "asked_at"),
        (Answer, "author", "answered_at"),
        (Reply, "user", "written_at"),
    ):
        for row in kind.objects.select_related(author):
            assert getattr(row, at) > getattr(row, author).joined_at, row
    for answer in Answer.objects.select_related("thread"):
        assert answer.answered_at > answer.thread.asked_at


def test_no_two_texts_are_alike():
    texts = [talk.title for talk in talks()]
    for talk in talks():
        for said in (talk, *talk.answers):
            texts += [said.text, *(reply.text for reply in said.replies)]
    assert len(texts) > 250
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_what_links_to_an_article_finds_it(demo):
    visitor = Client()
    links = set(re.findall(r'href="(/[a-z]{2}/[^"]+)"', "".join(Answer.objects.values_list("body_html", flat=True))))
    assert len(links) >= 15
    assert {visitor.get(link).status_code for link in links} == {200}


def test_a_link_to_no_article_is_noticed():
    with pytest.raises(KeyError):
        with_links("[here](help:no-such-article)", "en")


def test_standing_comes_from_the_ledger(demo):
    assert list(recount_reputation(check=True)) == []
    totals = get_user_model().objects.filter(is_staff=False).values_list("reputation", flat=True)
    assert max(totals) > 300
    assert min(totals) < 50


def test_the_first_screen_shows_people_questions_and_articles(demo):
    html = Client().get("/en/").content.decode()
    assert html.count('class="picks__title"') == 3
    assert html.count('class="sections__item"') == 6
    assert html.count('class="row__title"') >= 6 or html.count("/en/questions/") >= 8
    assert "Often asked" in html

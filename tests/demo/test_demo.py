"""The demo content: enough of everything in both languages, in every state, no two texts alike, and everything fits together."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import TaskState

from articles.models import ArticleFeedback, ArticlePage, SectionPage
from escalation.actions import return_lapsed
from escalation.models import Conversation, Message, Proposal
from forum.models import Answer, Follow, Reply, Report, Revision, Thread, Vote
from forum.rules import state_of
from kb_site.brand.queries import Brand, current_brand
from kb_site.demo.help_files import help_files, with_links
from kb_site.demo.library import DRAWINGS
from kb_site.demo.people import PEOPLE
from kb_site.demo.threads import talks
from kb_site.foundations.lay import AGENTS, EDITORS
from poweruser.actions import recount_reputation
from tests.demo.conftest import without_meaning

# Wagtail leaves drawings open while it copies them.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]

LANGUAGES = ("en", "de")
INTERNAL = re.compile(r'href="(/[^"#?]*)')
STATES = {"hidden", "private", "duplicate", "solved", "closed", "archived", "needs_answer", "answered", "open"}
State = Conversation.State


def thread_path(thread, language):
    with override(language):
        return reverse("forum:thread", args=[thread.pk, thread.slug])


def live(language):
    return ArticlePage.objects.live().in_language(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_articles_in_each_language_and_every_one_is_translated(demo, language):
    keys = set(live(language).values_list("translation_key", flat=True))
    other = set(live({"en": "de", "de": "en"}[language]).values_list("translation_key", flat=True))
    assert len(keys) >= 24
    assert keys == other
    assert 5 <= SectionPage.objects.live().in_language(language).count() <= 7


def test_every_kind_of_block_is_shown_in_both_languages(demo):
    for language in LANGUAGES:
        used = Counter(block["type"] for page in live(language) for block in page.body.raw_data)
        assert set(used) == set(ArticlePage.body.field.stream_block.child_blocks)
    pictures = {file.name for file in DRAWINGS.glob("*.svg")} - {"mark.svg"}
    assert 5 <= len(pictures) <= 8


def test_what_an_editor_would_have_to_mend_is_not_laid(demo):
    for page in ArticlePage.objects.live():
        page.body.stream_block.clean(page.body)
        assert all((page.summary, page.article_owner_id, page.checked_on))


def test_the_articles_are_of_every_kind(demo):
    assert {"public", "members", "agents"} == set((english := live("en")).values_list("audience", flat=True))
    assert english.filter(review_by__lt=timezone.localdate()).exists(), "one is due for a check"
    assert english.filter(promoted=True).count() >= 3
    assert len(set(english.values_list("last_published_at", flat=True))) > 20
    assert TaskState.objects.filter(status="in_progress").exists(), "a draft waits for review"
    assert not ArticlePage.objects.live().filter(title__contains="by the sea").exists()


def test_readers_have_said_what_they_think(demo):
    said = ArticleFeedback.objects.all()
    assert said.filter(helpful=True).count() > 50
    assert said.filter(helpful=False).exclude(text="").exists()


def test_no_two_articles_are_alike():
    for seen in ("title", "summary", "markdown"):
        words = [getattr(text, seen) for file in help_files() for text in file.texts]
        repeated = [word for word, times in Counter(words).items() if times > 1 and " " in word.strip()]
        # What is called the same in both languages is one article.
        assert set(repeated) <= {text.title for file in help_files() for text in file.texts}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_in_an_article_leads_somewhere(demo, language):
    visitor, addresses = Client(), set()
    for page in live(language).filter(audience="public"):
        html = str(page.body.render_as_block())
        assert "help:" not in html
        addresses |= {address for address in INTERNAL.findall(html) if address.startswith(f"/{language}/")}
    assert len(addresses) > 15
    wrong = {address: visitor.get(address).status_code for address in addresses}
    assert set(wrong.values()) <= {200, 302}, wrong
    assert sum(status == 302 for status in wrong.values()) <= 1, "only the page for members asks to sign in"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_wears_its_brand(demo, language, settings):
    html = Client().get(f"/{language}/").content.decode()
    assert "Nordwind" in html
    with override(language):
        brand = current_brand()
    assert isinstance(brand, Brand)
    assert brand.mark
    assert brand.style
    assert len(brand.links) == 4
    assert {Client().get(address).status_code for _, address in brand.links} == {200}


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
    for report in Report.objects.all():
        assert report.at < timezone.now() - timedelta(hours=1), "reported when it was written, not when it was laid"
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


def test_two_wait_two_run_and_two_have_ended(demo):
    states = Counter(Conversation.objects.values_list("state", flat=True))
    assert states == {State.WAITING: 2, State.CLAIMED: 2, State.RESOLVED: 2}
    recent = timezone.now() - timedelta(hours=1)
    assert Conversation.objects.filter(state=State.WAITING, waiting_since__gte=recent).count() == 2


def test_who_is_talked_to_is_not_put_back_into_the_queue(demo):
    assert return_lapsed() == 0


def test_one_ended_with_an_answer_on_its_thread_and_one_with_a_reason(demo):
    answered = Conversation.objects.get(outcome=Conversation.Outcome.ANSWERED)
    proposal = Proposal.objects.get(conversation=answered)
    assert proposal.consent == Proposal.Consent.AGREED
    assert answered.thread.solution_id == proposal.answer_id
    assert answered.thread.solution.official
    assert Conversation.objects.exclude(outcome__in=["", "answered"]).get().outcome_note


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_to_one_became_an_article_and_each_leads_to_the_other(demo, language):
    conversation = Conversation.objects.get(article_draft__isnull=False)
    draft = ArticlePage.objects.get(pk=conversation.article_draft)
    grown = live(language).get(translation_key=draft.translation_key)
    question, article = thread_path(conversation.thread, language), grown.url
    assert f'href="{article}"' in Client().get(question).content.decode()
    assert f'href="{question}"' in Client().get(article).content.decode()


def test_agents_and_customers_talk_and_agents_note_things_for_each_other(demo):
    kinds = list(Message.objects.values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in set(kinds)}.keys() >= {"customer", "agent", "note"}
    assert not Message.objects.filter(at__gt=timezone.now()).exists()


def test_everything_was_said_at_its_own_time(demo):
    talked = Conversation.objects.filter(state="resolved", claimed_at__isnull=False)
    assert talked
    for conversation in talked:
        times = list(conversation.messages.order_by("pk").values_list("at", flat=True))
        assert times == sorted(times)
        assert times[0] == conversation.opened_at
        assert times[-1] > times[0]


@override_settings(SEARCH_MEANING=True)
def test_the_articles_come_with_what_they_mean(demo):
    assert without_meaning("article") == set(), "manage.py lay_demo --write-meanings, in a fresh folder"

"""No translation is open to more people than its published original: not for a moment, not after a crash, not with two editors at
once.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from articles.actions import (
    ArticleIn,
    ArticleText,
    SectionIn,
    SectionText,
    bring_in_articles,
    bring_in_sections,
    publish_what_is_due,
)
from articles.models import ArticlePage
from articles.receivers import publishing
from tests.factories.articles import make_article, make_pair
from tests.news.test_at_once import await_somebody_at_a_lock

pytestmark = pytest.mark.django_db


def narrow(article, audience="agents"):
    """Publish a version for fewer people."""
    article.audience = audience
    article.save_revision().publish()


def audience_of(article):
    return ArticlePage.objects.get(pk=article.pk).audience


@pytest.fixture
def no_afterthought(monkeypatch):
    """What follows a publication finds nothing to mend."""
    monkeypatch.setattr(publishing, "narrow_translations", lambda _article: [])


def test_a_version_from_before_the_original_was_narrowed_goes_live_for_as_few(no_afterthought):
    english, german = make_pair()
    older = german.save_revision()
    narrow(english)
    older.publish()
    assert audience_of(german) == "agents"


def test_what_is_made_from_an_older_original_is_never_written_wide(no_afterthought):
    english, german = make_pair()
    source, _ = TranslationSource.get_or_create_from_instance(english)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="de"))
    ArticlePage.objects.filter(pk__in=[english.pk, german.pk]).update(audience="agents")
    translation.save_target(publish=False)
    assert ArticlePage.objects.get(pk=german.pk).live
    assert audience_of(german) == "agents"
    assert ArticlePage.objects.get(pk=german.pk).get_latest_revision_as_object().audience == "agents"


def test_a_page_that_joins_later_follows_the_original(no_afterthought):
    english, _ = make_pair(audience="members")
    section = english.get_parent().get_translation(Locale.objects.get(language_code="de")).specific
    ArticlePage.objects.filter(locale__language_code="de").delete()
    assert make_article(section, translation_of=english, title="Neu").audience == "members"


def test_an_article_without_translations_is_for_whom_its_editor_says(no_afterthought):
    english, german = make_pair(audience="agents")
    narrow(english, "public")
    assert audience_of(english) == "public"
    assert audience_of(german) == "agents", "it stays narrower"


@pytest.mark.django_db(transaction=True)
def test_an_original_is_not_narrowed_without_its_translations(monkeypatch):
    english, german = make_pair()

    def broken(_article):
        raise RuntimeError("the machine went down")

    monkeypatch.setattr(publishing, "narrow_translations", broken)
    with pytest.raises(RuntimeError):
        narrow(english)
    assert (audience_of(english), audience_of(german)) == ("public", "public")
    monkeypatch.undo()
    narrow(ArticlePage.objects.get(pk=english.pk))
    assert (audience_of(english), audience_of(german)) == ("agents", "agents")


@pytest.mark.servers
@pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["original", "translation"])
def test_two_editors_who_publish_both_languages_at_once_stand_in_line(first):
    pair = dict(zip(("original", "translation"), make_pair(), strict=True))
    inside, go_on = threading.Event(), threading.Event()

    def publish(which, wait):
        try:
            with transaction.atomic():  # as one request under /cms/
                article = ArticlePage.objects.get(pk=pair[which].pk)
                article.audience = "agents" if which == "original" else "public"
                version = article.save_revision()
                if wait:
                    inside.set()
                    assert go_on.wait(30)
                version.publish()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2, "editor") as together:
        one = together.submit(publish, first, True)
        assert inside.wait(30)
        two = together.submit(publish, "translation" if first == "original" else "original", False)
        await_somebody_at_a_lock()
        go_on.set()
        one.result(30)
        two.result(30)
    assert {audience_of(article) for article in pair.values()} == {"agents"}


@pytest.mark.servers
@pytest.mark.skipif(connection.vendor != "postgresql", reason="TEST_DATABASE_URL names no PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_a_translation_that_is_due_waits_for_the_editor_who_narrows_the_original():
    english, german = make_pair()
    now = timezone.now()
    german.go_live_at = now - timedelta(minutes=1)
    german.save_revision(approved_go_live_at=german.go_live_at)

    def publish_due():
        try:
            return publish_what_is_due(now=now)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1, "worker") as together:
        with transaction.atomic():  # as one request under /cms/
            article = ArticlePage.objects.get(pk=english.pk)
            article.audience = "agents"
            version = article.save_revision()
            worker = together.submit(publish_due)
            await_somebody_at_a_lock()
            version.publish()
        assert worker.result(30) == 1
    assert {audience_of(english), audience_of(german)} == {"agents"}


def test_an_original_that_is_brought_in_later_narrows_what_is_there():
    section = SectionText("en", "Masts"), SectionText("de", "Masten")
    bring_in_sections(source="old", sections=[SectionIn("masts", section)])
    german, english = ArticleText("de", "Mast wählen", []), ArticleText("en", "Choose a mast", [])
    for texts, audience in (((german,), "public"), ((german, english), "agents")):
        article = ArticleIn("1", "masts", texts, published_at=timezone.now(), audience=audience)
        bring_in_articles(source="old", articles=[article])
    assert set(ArticlePage.objects.values_list("title", "audience")) >= {
        ("Mast wählen", "agents"),
        ("Choose a mast", "agents"),
    }

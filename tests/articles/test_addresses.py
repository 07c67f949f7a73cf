"""Addresses that change, and pages that are missing in a language."""

import pytest
from django.test import Client

from articles.receivers import publishing
from articles.signals import ARTICLE_MOVED
from search.models import Pending
from tests.articles import cms
from tests.factories.accounts import UserFactory
from tests.factories.articles import make_article, make_pair, make_section


@pytest.fixture
def publisher(db):
    return UserFactory(handle="publisher", groups=["Publishers"])


@pytest.fixture
def rename(publisher, as_user, django_capture_on_commit_callbacks):
    """Gives an article another name under /cms/."""

    def to(article, slug):
        with django_capture_on_commit_callbacks(execute=True):
            assert cms.edit(as_user(publisher), article, slug=slug).status_code == 302
        article.refresh_from_db()

    return to


@pytest.fixture
def told(monkeypatch):
    heard = []
    monkeypatch.setattr(publishing, "announce", lambda headline, **ids: heard.append((headline.name, ids)))
    return heard


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_renamed_article_is_found_at_its_old_address(rename, visitor, told, language):
    article = dict(zip(("en", "de"), make_pair(), strict=True))[language]
    old = article.url
    rename(article, "another-name")
    assert article.url != old
    for address in (old, old.rstrip("/")):
        assert visitor.get(address, follow=True).redirect_chain[-1][0] == article.url
    assert (ARTICLE_MOVED.name, {"article": article.pk}) in told


def test_an_old_address_without_language_finds_the_article(rename):
    article, _ = make_pair()
    rename(article, "another-name")
    response = Client(headers={"accept-language": "en"}).get("/sensors/rain-gauge/", follow=True)
    assert response.redirect_chain[-1][0] == article.url


def test_a_renamed_section_takes_its_articles_along(visitor, django_capture_on_commit_callbacks, db):
    article, _ = make_pair()
    section, old = article.get_parent().specific, article.url
    Pending.objects.all().delete()
    section.slug = "care"
    with django_capture_on_commit_callbacks() as callbacks:
        section.save_revision().publish()
    assert set(Pending.objects.values_list("object_id", flat=True)) == {article.pk}, "queued before the commit"
    for callback in callbacks:
        callback()
    article.refresh_from_db()
    assert visitor.get(old, follow=True).redirect_chain[-1][0] == article.url


def test_a_page_that_is_not_translated_leads_to_where_it_is_written(db, visitor):
    make_pair()
    only = make_article(make_section("en", slug="hub"), title="Only in English", slug="only")
    response = visitor.get("/de/hub/only/", follow=True)
    assert response.redirect_chain == [(f"{only.url}?asked=de", 302)]
    html = response.content.decode()
    assert "Diese Seite gibt es nur auf Englisch" in html
    assert f'<link rel="canonical" href="http://testserver{only.url}">' in html, "the note is no second page"


def test_the_original_address_in_another_language_leads_to_the_translation(db, visitor):
    english, german = make_pair()
    response = visitor.get("/de/sensors/rain-gauge/", follow=True)
    assert response.redirect_chain == [(german.url, 302)]
    assert visitor.get(f"{english.url}?asked=de", follow=True).redirect_chain == [(german.url, 302)]


def test_the_language_switch_stays_on_the_page(db, visitor):
    english, german = make_pair()
    only = make_article(make_section("de", slug="hub"), title="Nur auf Deutsch")
    assert f'href="{german.url}" lang="de"' in visitor.get(english.url).content.decode()
    switch = f"{only.url}?asked=en"
    assert f'href="{switch}" lang="en"' in visitor.get(only.url).content.decode()
    assert "This page exists in German only" in visitor.get(switch).content.decode()


def test_search_engines_hear_of_written_languages_only(db, visitor):
    english, german = make_pair()
    only = make_article(english.get_parent().specific, title="Only in English")
    assert f'hreflang="de" href="http://testserver{german.url}"' in visitor.get(english.url).content.decode()
    assert 'rel="alternate" hreflang="de"' not in visitor.get(only.url).content.decode()


@pytest.mark.parametrize("asked", ["", "xx", "en", "de%00", "de'", "de&asked=en"])
def test_a_language_that_makes_no_sense_is_passed_over(db, visitor, asked):
    section = make_section("en")
    only = make_article(section)
    assert visitor.get(f"{only.url}?asked={asked}").status_code in {200, 400}


def test_an_alias_in_another_language_is_no_second_page(db, visitor):
    english, _ = make_pair()
    only = make_article(english.get_parent().specific, title="Only in English")
    german_locale = make_section("de").locale
    alias = only.copy_for_translation(german_locale, copy_parents=True, alias=True)
    assert alias.live
    response = visitor.get(alias.url, follow=True)
    assert response.redirect_chain == [(f"{only.url}?asked=de", 302)]


def test_what_is_nowhere_is_not_found_in_the_language_of_its_address(db, visitor):
    for language in ("en", "de"):
        response = visitor.get(f"/{language}/no/such/page/")
        assert response.status_code == 404
        assert f'<html lang="{language}"' in response.content.decode()


def test_wagtails_own_restrictions_are_not_offered(editor, as_user, db):
    article, _ = make_pair()
    assert article.private_page_options == []

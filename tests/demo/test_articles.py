"""The demo's knowledge base: enough of it, in both languages, with everything an article can have."""

import re
from collections import Counter

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import TaskState

from articles.models import ArticleFeedback, ArticlePage, SectionPage
from kb_site.brand.queries import Brand, current_brand
from kb_site.demo.help_files import help_files
from kb_site.demo.library import DRAWINGS

# Wagtail leaves drawings open while it copies them.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::ResourceWarning")]

LANGUAGES = ("en", "de")
INTERNAL = re.compile(r'href="(/[^"#?]*)')


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
        assert page.summary
        assert page.article_owner_id
        assert page.checked_on


def test_the_articles_are_of_every_kind(demo):
    english = live("en")
    assert {"public", "members", "agents"} == set(english.values_list("audience", flat=True))
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
    from django.utils.translation import override

    with override(language):
        brand = current_brand()
    assert isinstance(brand, Brand)
    assert brand.mark
    assert brand.style
    assert len(brand.links) == 4
    assert {Client().get(address).status_code for _, address in brand.links} == {200}

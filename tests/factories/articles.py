"""Makes sections, articles and their translations, as editors have published them."""

from datetime import timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from articles.actions.queue import note_changes
from articles.models import ArticlePage, HelpHome, SectionPage
from kb_site.indexing import once_each

_numbers = count(1)
TEXT = {"type": "text", "value": "<h2>First look</h2><p>Pour a small cup of water into the funnel.</p>"}


def home(language="en"):
    """The home page of a language."""
    return HelpHome.objects.get(locale__language_code=language)


def make_section(language="en", *, translation_of=None, **fields):
    """A section at the end of the tree."""
    number = next(_numbers)
    fields.setdefault("title", f"Section {number}")
    parent = home(language)
    section = SectionPage(locale=parent.locale, **fields)
    if translation_of is not None:
        section.translation_key = translation_of.translation_key
    parent.add_child(instance=section)
    return section


def make_article(section, *, translation_of=None, tags=(), blocks=(TEXT,), owner=None, **fields):
    """A published article with a revision, at the end of its section."""
    number = next(_numbers)
    fields.setdefault("title", f"Article {number}")
    fields.setdefault("summary", f"The answer in short, number {number}.")
    article = ArticlePage(
        locale=section.locale,
        article_owner=owner,
        body=ArticlePage.body.field.stream_block.to_python(list(blocks)),
        **fields,
    )
    if translation_of is not None:
        article.translation_key = translation_of.translation_key
    article.tags.add(*tags)
    with transaction.atomic(), once_each():
        section.add_child(instance=article)
        revision = article.save_revision(clean=False)  # it just was
        if article.live:
            revision.publish()
    if article.live:
        ArticlePage.objects.filter(pk=article.pk).update(
            last_published_at=timezone.now() - timedelta(days=1_000 - number)
        )
    article.refresh_from_db()
    note_changes([article.pk])
    return article


def make_pair(**fields):
    """An article in English and German: (English, German)."""
    english = make_section("en", title="Sensors and care", slug="sensors")
    german = make_section("de", title="Sensoren und Pflege", slug="sensoren", translation_of=english)
    one = make_article(english, title="Rain gauge reads zero", slug="rain-gauge", **fields)
    two = make_article(german, title="Der Regenmesser zeigt null", slug="regenmesser", translation_of=one, **fields)
    return one, two

"""The demo's knowledge base: sections, articles in both languages with drawings and downloads, a draft in review, what readers said."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from articles import actions
from articles.queries import article_of_origin, sections
from kb_site.demo.clock import at
from kb_site.demo.help_blocks import blocks
from kb_site.demo.help_files import SHELVES, HelpFile, Shelf, help_files, with_links
from search.contract import PUBLIC

ORDER = 25
TITLE = "articles"
SOURCE = "demo"

TERMS = {
    "en": ("rain gauge shows 0", "E-1042", "new Wi-Fi", "batteries in frost"),
    "de": ("Regenmesser zeigt 0", "E-1042", "neues WLAN", "Batterien bei Frost"),
}
REASONS = ("did_not_work", "unclear", "other_product")


def lay() -> None:
    """Bring everything in, hand the draft in for review, and let readers say what they thought."""
    now = timezone.now()
    people = {user.handle: user for user in get_user_model().objects.all()}
    actions.bring_in_sections(source=SOURCE, sections=[_section(shelf) for shelf in SHELVES])
    # What grew out of a conversation comes after it.
    files = [file for file in help_files() if not file.grew_from]
    published = [file for file in files if not file.is_draft]
    actions.bring_in_articles(source=SOURCE, articles=[_article(file, people, now) for file in published])
    for file in files:
        if file.is_draft:
            _hand_in(file, people, now)
        else:
            _said(file, now)
    for language, terms in TERMS.items():
        actions.greet_visitors(language=language, terms=terms)


def _section(shelf: Shelf) -> actions.SectionIn:
    texts = tuple(actions.SectionText(language, *words) for language, words in shelf.texts.items())
    return actions.SectionIn(shelf.name, texts, shelf.icon)


def _article(file: HelpFile, people: dict[str, Any], now: datetime) -> actions.ArticleIn:
    today = timezone.localdate(now)
    checked, review = file.ago("checked"), file.ago("review")
    return actions.ArticleIn(
        source_id=file.name,
        section=file.shelf.name,
        texts=tuple(
            actions.ArticleText(
                text.language,
                text.title,
                blocks(with_links(text.markdown, text.language), title=text.title),
                text.summary,
                text.slug,
                tags=text.tags,
            )
            for text in file.texts
        ),
        published_at=now - (file.ago("age") or timedelta()),
        audience=file.facts.get("audience", PUBLIC),
        promoted="promoted" in file.facts,
        owner_id=people[file.facts["owner"]].pk,
        checked_on=today - checked if checked else None,
        review_by=today + review if review else None,
    )


def _hand_in(file: HelpFile, people: dict[str, Any], now: datetime) -> None:
    """Made and handed in by its owner; only the first language is in review, the other waits for what comes of it."""
    owner = people[file.facts["owner"]]
    with at(now - (file.ago("age") or timedelta())):
        for text in file.texts:
            slug = file.shelf.texts[text.language][2]
            section = next(link.id for link in sections(language=text.language) if link.slug == slug)
            draft = actions.draft_from_text(
                title=text.title,
                language=text.language,
                markdown=with_links(text.markdown, text.language),
                by=owner,
                section_id=section,
                owner_id=owner.pk,
                key=f"demo:{file.name}",
            )
            if text is file.texts[0]:
                actions.submit_for_review(article_id=draft, by=owner)


def _said(file: HelpFile, now: datetime) -> None:
    """Readers of each language over the last weeks, once each; the first who says no says why."""
    counts = [int(number) for number in file.facts.get("helpful", "0/0").split("/")]
    words = file.facts.get("said", "")
    answers = [True] * counts[0] + [False] * counts[1]
    ids = [article_of_origin(source=SOURCE, source_id=file.name, language=text.language) for text in file.texts]
    for number, (helpful, moment) in enumerate(zip(answers, _moments(file, now), strict=False)):
        article = ids[number % 3 == 2]
        if article is None:
            continue
        with at(moment):
            actions.record_feedback(
                article_id=article,
                helpful=helpful,
                visitor=f"demo-{number}",
                by=None,
                reason="" if helpful else REASONS[number % 3],
                text="" if helpful else words,
            )
        words = words if helpful else ""


def _moments(file: HelpFile, now: datetime) -> Iterator[datetime]:
    """Moments since the article was published, the last ones lately."""
    age = min(file.ago("age") or timedelta(days=1), timedelta(days=90))
    for number in range(400):
        yield now - age * (0.97 ** (number + 1))

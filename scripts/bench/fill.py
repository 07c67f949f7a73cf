"""Run inside a house: fills its database with the load set, so many times over; prints what lies there as JSON.

Rows are written in bulk, past the actions: what is measured afterwards is finding, not writing.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

import django

from scripts.bench.load_set import Text, articles, questions

SECTIONS, BOARDS, MEMBERS = 12, 5, 40
QUESTIONS = 10_000
AT_ONCE = 1_000
DAYS = 1_500
"""As old as the oldest text."""

One = TypeVar("One")


def main() -> None:
    """Lay the load set once for each round from the first argument up to the second."""
    django.setup()
    from django.db import transaction

    from articles.models import ArticlePage
    from forum.models import Thread

    texts, asked = articles(), questions(QUESTIONS)
    for number in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
        with transaction.atomic():
            lay_articles([text.edition(number) for text in texts], number)
            lay_threads([text.edition(number) for text in asked])
    print(json.dumps({"articles": ArticlePage.objects.count(), "threads": Thread.objects.count()}))


def lay_articles(texts: Sequence[Text], number: int) -> None:
    """Sections of round ``number``, and the articles in them."""
    from articles.models import SectionPage

    for language in ("en", "de"):
        own = [text for text in texts if (text.language == "de") == (language == "de")]
        for at in range(SECTIONS):
            section = SectionPage(title=f"Part {number}.{at + 1}", slug=f"part-{number}-{at + 1}")
            _add_section(section, language)
            for some in _some(own[at::SECTIONS]):
                _add_articles(section, some)


def _add_section(section: Any, language: str) -> None:
    from articles.models import HelpHome

    home = HelpHome.objects.get(locale__language_code=language)
    section.locale = home.locale
    home.add_child(instance=section)


def _add_articles(section: Any, texts: Sequence[Text]) -> None:
    """Two tables, for `bulk_create` knows no model with parents; behind those the section has already."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from articles.models import ArticlePage, ArticleTally
    from forum.replies import insert_below

    kind, done = ContentType.objects.get_for_model(ArticlePage), section.numchild
    rows = []
    for at, text in enumerate(texts, start=done + 1):
        slug, when = f"article-{at}", _when(at)
        body = json.dumps([{"type": "text", "value": text.html}])
        rows.append(
            ArticlePage(
                title=text.title[:255], draft_title=text.title[:255], slug=slug, url_path=f"{section.url_path}{slug}/",
                path=ArticlePage._get_path(section.path, section.depth + 1, at), depth=section.depth + 1,
                locale_id=section.locale_id, content_type=kind, live=True, first_published_at=when,
                last_published_at=when, summary=text.summary[:300], body=body,
            )
        )  # fmt: skip
    pages = Page.objects.bulk_create([_page_of(row) for row in rows])
    for row, page in zip(rows, pages, strict=True):
        row.pk = row.id = row.page_ptr_id = page.pk
    insert_below(ArticlePage, rows)
    ArticleTally.objects.bulk_create([ArticleTally(page_id=row.pk, helpful_count=row.pk % 7) for row in rows])
    section.numchild = done + len(rows)
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild)


def _page_of(row: Any) -> Any:
    from wagtail.models import Page

    names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    return Page(**{name: getattr(row, name) for name in names})


def lay_threads(texts: Sequence[Text]) -> None:
    """Questions, each by somebody, each second one solved by somebody else."""
    from forum.actions.bring_in_boards import bring_in_board
    from forum.models import Answer, Tag, Thread

    boards = [
        bring_in_board(slug=f"load-{at}", position=50 + at, texts={"en": (f"Load {at}", "")}) for at in range(BOARDS)
    ]
    people = members()
    names = sorted({text.about.lower() for text in texts})
    tags = {name: Tag.objects.get_or_create(name=name, slug=name)[0] for name in names}
    for some in _some(texts):
        threads = Thread.objects.bulk_create(
            Thread(
                title=text.title, slug="asked", board=boards[at % BOARDS], author_id=people[at % MEMBERS],
                body=text.body, body_html=text.html, body_text=text.body, asked_at=_when(at), active_at=_when(at),
                answer_count=bool(text.answer), score=at % 5, view_count=at % 90,
            )
            for at, text in enumerate(some)
        )  # fmt: skip
        answers = Answer.objects.bulk_create(
            Answer(
                thread=thread, author_id=people[-1 - at % MEMBERS], body=text.answer, body_html=f"<p>{text.answer}</p>",
                body_text=text.answer, answered_at=thread.asked_at, score=at % 4,
            )
            for at, (thread, text) in enumerate(zip(threads, some, strict=True)) if text.answer
        )  # fmt: skip
        for answer in answers:
            answer.thread.solution, answer.thread.solved_at = answer, answer.answered_at
        Thread.objects.bulk_update([answer.thread for answer in answers], ["solution", "solved_at"], batch_size=200)
        told = Thread.tags.through
        told.objects.bulk_create(
            told(thread_id=thread.pk, tag_id=tags[text.about.lower()].pk)
            for thread, text in zip(threads, some, strict=True)
        )


def members() -> list[int]:
    """Those who ask and answer, made once."""
    from django.contrib.auth import get_user_model

    model = get_user_model()
    handles = [f"load-{at}" for at in range(MEMBERS)]
    model.objects.bulk_create((model(handle=one, name=one.title()) for one in handles), ignore_conflicts=True)
    return list(model.objects.filter(handle__in=handles).order_by("pk").values_list("pk", flat=True))


def _when(number: int) -> datetime:
    """Some time before now, the same for the same number of a list."""
    from django.utils import timezone

    return timezone.now() - timedelta(days=number * 37 % DAYS + 1)


def _some(rows: Sequence[One]) -> Iterator[Sequence[One]]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


if __name__ == "__main__":
    main()

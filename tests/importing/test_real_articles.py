"""A real knowledge base in two languages comes in, and each of its articles is found by its title, with both engines."""

import uuid
from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.models import ArticlePage
from search import engines, rules
from search.actions.rebuild import begin_rebuild
from search.engines import elastic
from search.query import find
from search.understanding import query_of
from tests.real_data import real_data
from tests.search.conftest import ENGINES
from tests.search.worker import settle

SOURCE = "articles_de_en"


@pytest.mark.django_db
def test_317_articles_in_two_languages_are_joined_and_found_by_their_titles(run, settings, tmp_path, monkeypatch):
    file = real_data("kb", "gnome-help", "articles_de_en.jsonl.xz")
    assert "Left out" not in run("import_articles", file)
    pages = list(ArticlePage.objects.filter(origin__source=SOURCE).select_related("locale").order_by("pk"))
    languages: dict = {}
    for page in pages:
        languages.setdefault(page.translation_key, set()).add(page.locale.language_code)
    assert (len(pages), len(languages)) == (634, 317)
    assert set(map(frozenset, languages.values())) == {frozenset({"de", "en"})}
    # What is asked here is whether, not how fast: one answer in 634 may be late on a busy machine.
    monkeypatch.setattr(elastic, "READ_PATIENCE", 30.0)
    monkeypatch.setattr(elastic.asking, "SERVER_PATIENCE", "30s")
    for name in ENGINES:
        settings.SEARCH_ENGINE, settings.SEARCH_FOLDER = name, tmp_path / name
        settings.SEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
        begin_rebuild()
        settle()
        try:
            assert [page.title for page in pages if not is_known(page)] == [], name
            # Drawing a page of hits takes longer than finding them: every fiftieth shows that the way there is whole.
            assert [page.title for page in pages[::50] if not is_found(page)] == [], name
        finally:
            engines.engine().discard()
    assert f"{SOURCE}: 0 changes" in run("import_articles", file)


def is_known(page):
    """Among the engine's first matches of its title, for a visitor who reads its language."""
    audiences = rules.audiences_of(AnonymousUser())
    query = query_of(page.title, language=page.locale.language_code, audiences=audiences)
    matches = engines.engine().search(replace(query, bare=True, limit=rules.PAGE_SIZE)).matches
    return ("article", page.pk) in [(match.kind, match.id) for match in matches]


def is_found(page):
    """Among the first hits of its title, for a visitor who reads its language."""
    found = find(page.title, user=AnonymousUser(), language=page.locale.language_code)
    return page.pk in [hit.row.pk for hit in found.hits if hit.kind == "article"]

"""What the pages of the help show, at what price, and that a visitor's page is the same for everybody."""

import pytest
from django.core.cache import cache

from tests import databases
from tests.factories.accounts import EditorFactory
from tests.factories.articles import TEXT, make_article, make_pair, make_section

STEPS = {
    "type": "steps",
    "value": [
        {"title": "Lift off the funnel", "text": "<p>Turn it a quarter.</p>", "image": {"image": None, "alt": ""}},
        {"title": "Rinse it", "text": "", "image": {"image": None, "alt": ""}},
    ],
}
TABLE = {
    "type": "table",
    "value": {
        "caption": "What the app shows",
        "columns": [{"type": "text", "heading": "Shows"}, {"type": "text", "heading": "Means"}],
        "rows": [{"values": ["<p>0 mm</p>", "<p>The switch is silent</p>"]}],
    },
}
NOTICE = {"type": "notice", "value": {"kind": "warning", "title": "Below 0 °C, wait", "text": "<p>Ice breaks it.</p>"}}
CODE = {"type": "code", "value": {"title": "Reset", "code": "nw reset <hub> --all"}}


@pytest.fixture(scope="module")
def shelf(django_db_setup, django_db_blocker):
    """Made once: what a test changes goes with its transaction."""
    yield from databases.committed(django_db_blocker, make_shelf)


@pytest.fixture
def rich(db, shelf):
    """The section, and in it an article with its neighbours, as each test reads them for itself."""
    return [type(page).objects.get(pk=page.pk) for page in shelf]


def make_shelf():
    """An article of every kind of block, with neighbours."""
    section = make_section(title="Sensors and care", summary="Rain gauge, anemometer")
    before = make_article(section, title="Before")
    twin = {"type": "text", "value": "<h2>First look</h2><p>Again.</p>"}
    editor, blocks = EditorFactory(handle="editor"), (TEXT, STEPS, NOTICE, TABLE, CODE, twin)
    article = make_article(section, title="Rich", owner=editor, tags=["NW-200"], blocks=blocks)
    after = make_article(section, title="After", tags=["NW-200"])
    return section, before, article, after


def test_an_article_shows_each_of_its_blocks(rich, visitor):
    html = visitor.get(rich[2].url).content.decode()
    assert html.count("<h1") == 1
    assert '<h3 class="steps__title">Lift off the funnel</h3>' in html
    assert '<th scope="col">Shows</th>' in html
    assert '<caption class="hide">What the app shows</caption>' in html
    assert "notice--warn" in html
    assert "nw reset &lt;hub&gt; --all" in html


def test_headings_are_anchors_and_twins_are_told_apart(rich, visitor):
    html = visitor.get(rich[2].url).content.decode()
    assert '<h2 id="first-look">' in html
    assert '<h2 id="first-look-2">' in html
    assert html.count('href="#first-look"') == 2


def test_an_article_leads_to_its_neighbours_and_kin(rich, visitor):
    _, before, article, after = rich
    html = visitor.get(article.url).content.decode()
    rail = html[html.index("rail__list") :]
    assert rail.index(after.title) < rail.index(before.title), "what shares a tag comes first"
    assert f'href="{before.url}" rel="prev"' in html
    assert f'href="{after.url}" rel="next"' in html


def test_a_section_lists_its_articles_in_the_order_of_the_tree(rich, visitor):
    section, before, article, after = rich
    html = visitor.get(section.url).content.decode()
    assert html.index(before.url) < html.index(article.url) < html.index(after.url)


def test_a_section_is_paginated_and_a_senseless_number_gives_a_page(db, visitor):
    section = make_section()
    for number in range(21):
        make_article(section, title=f"Number {number:02}")
    assert "Number 20" in visitor.get(section.url, {"page": "2"}).content.decode()
    for senseless in ("0", "-1", "999999999999999999", "x", "²", "\x01"):
        assert visitor.get(section.url, {"page": senseless}).status_code == 200


def test_home_shows_sections_promoted_articles_and_terms(rich, visitor):
    section = rich[0]
    home = section.get_parent().specific
    home.often_asked = "rain gauge shows 0\nE-1042"
    home.save()
    make_article(section, title="Frost is coming", promoted=True)
    html = visitor.get("/en/").content.decode()
    assert section.title in html
    assert "Frost is coming" in html
    assert "rain gauge shows" in html


def test_the_index_names_every_section_with_its_newest_articles(rich, visitor):
    html = visitor.get("/en/articles/").content.decode()
    assert html.index(rich[3].url) < html.index(rich[1].url), "the newest comes first"


def test_an_import_names_whom_to_thank(rich, visitor):
    from articles.models import ArticleOrigin

    ArticleOrigin.objects.create(
        page=rich[2],
        language="en",
        attribution="By the weather makers, CC BY 3.0",
        attribution_url="https://example.org/",
    )
    assert "By the weather makers, CC BY 3.0" in visitor.get(rich[2].url).content.decode()


@pytest.mark.parametrize("place", ["home", "section", "article", "index"])
def test_a_visitors_page_is_the_same_for_everybody(rich, visitor, place):
    address = {"home": "/en/", "section": rich[0].url, "article": rich[2].url, "index": "/en/articles/"}[place]
    first, second = visitor.get(address), visitor.get(address)
    assert first.content == second.content
    for response in (first, second):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
    assert b"csrfmiddlewaretoken" not in first.content
    assert b'method="post"' not in first.content.lower()


@pytest.mark.parametrize(("place", "most"), [("home", 16), ("section", 11), ("article", 20), ("index", 4)])
def test_a_page_costs_a_fixed_number_of_queries(rich, visitor, place, most, django_assert_max_num_queries):
    address = {"home": "/en/", "section": rich[0].url, "article": rich[2].url, "index": "/en/articles/"}[place]
    visitor.get(address)
    for number in range(5):
        make_article(rich[0], title=f"More {number}", tags=["NW-200"], promoted=True)
    make_section(title="Another")
    visitor.get(address)
    with django_assert_max_num_queries(most):
        visitor.get(address)


def test_german_pages_speak_german(db, visitor):
    cache.clear()
    _, german = make_pair()
    html = visitor.get(german.url).content.decode()
    assert "War das hilfreich?" in html
    assert "Was this helpful?" not in html

"""Who may read what, at every door: the page, lists, search, neighbours, languages, feedback, pictures, downloads."""

import gc

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image

from articles.search_sources import ArticleSource
from search.contract import AUDIENCES
from search.rules import audiences_of
from tests import databases
from tests.factories.articles import TEXT, make_article, make_section

READERS = ("visitor", "helper", "agent", "editor")
MAY = {"public": {"visitor", "helper", "agent", "editor"}, "members": {"helper", "agent", "editor"}}
MAY["agents"] = {"agent", "editor"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8"><path d="M0 0h8v8z"/></svg>'


# Wagtail leaves drawings open while it reads their size and copies them, and the test client what it was sent.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module", autouse=True)
def closed_files():
    """What was left open is collected here, not in a test of another module."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def shelf(django_db_setup, django_db_blocker):
    """Made once: the tests only read it."""
    yield from databases.committed(django_db_blocker, make_shelf)


def make_shelf():
    """A section with one article for each audience, each with its own picture and download."""
    section = make_section(title="Sensors and care")
    articles = {}
    for audience in AUDIENCES:
        image = Image(title=audience)
        image.file.save(f"{audience}.svg", ContentFile(SVG), save=False)
        image.width, image.height = image.file.width, image.file.height
        image.save()
        document = Document(title=audience)
        document.file.save(f"{audience}.txt", ContentFile(audience.encode()))
        document.save()
        blocks = (
            TEXT,
            {"type": "image", "value": {"image": image.pk, "alt": "The gauge", "caption": ""}},
            {"type": "download", "value": {"document": document.pk, "title": ""}},
        )
        article = make_article(section, title=f"For {audience}", audience=audience, promoted=True, blocks=blocks)
        articles[audience] = (article, image, document)
    return section, articles


@pytest.fixture
def client_of(request, as_user, visitor):
    def client(reader):
        return visitor if reader == "visitor" else as_user(request.getfixturevalue(reader))

    return client


def user_of(client):
    from django.contrib.auth import get_user

    class Request:
        session = client.session

    return get_user(Request())


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("reader", READERS)
def test_an_article_is_for_its_audience_at_every_door(db, shelf, client_of, reader, audience, request):
    section, articles = shelf
    article, image, document = articles[audience]
    client, may = client_of(reader), reader in MAY[audience]

    page = client.get(article.url)
    assert (page.status_code == 200) == may
    if not may:
        members_only = audience == "members"
        assert page.status_code == (302 if members_only else 404)
        if members_only:
            assert "login" in page["Location"] or "account" in page["Location"]

    for address in (section.url, "/en/", "/en/articles/", articles["public"][0].url):
        assert (f'href="{article.url}"' in client.get(address).content.decode()) == may or address == article.url

    user = user_of(client)
    rows = ArticleSource().meant_for(audiences_of(user))
    assert (article in rows) == may
    assert (article in ArticleSource().database_search(audience, user, "en", 5)) == may

    assert client.get(reverse("articles:feedback", args=[article.pk])).status_code == (200 if may else 404)
    small = image.get_rendition("original")
    for address in (image.file.url, small.url, document.url):
        assert client.get(address).status_code == (200 if may else 404), address


def test_what_is_not_for_everybody_is_not_kept_by_proxies(db, shelf, client_of):
    _, articles = shelf
    client = client_of("agent")
    assert "no-store" in client.get(articles["agents"][0].url)["Cache-Control"]
    assert "private" in client.get(articles["members"][1].file.url)["Cache-Control"]
    public = client_of("visitor").get(articles["public"][1].file.url)
    assert "public" in public["Cache-Control"]
    assert "Cookie" not in public.get("Vary", "")


def test_a_drawing_opened_alone_runs_nothing(db, shelf, visitor):
    response = visitor.get(shelf[1]["public"][1].file.url)
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Type"] == "image/svg+xml"


def test_a_translation_for_fewer_people_is_missing_for_the_others(db, visitor):
    english, german = make_section("en"), make_section("de")
    one = make_article(english)
    two = make_article(german, translation_of=one, audience="agents")
    html = visitor.get(one.url).content.decode()
    assert two.url not in html
    assert f"{one.url}?asked=de" in html


@pytest.mark.parametrize("name", ["absent.svg", "..%2f..%2fsecret-key", "a%00b.png", "x" * 300 + ".png", "no-ending"])
def test_pictures_that_are_none_are_not_found(db, visitor, name):
    for folder in ("images", "original_images"):
        assert visitor.get(f"/media/{folder}/{name}", follow=True).status_code in {400, 404}


def test_documents_name_the_audience_and_where_they_stand(db, shelf, django_assert_max_num_queries):
    source = ArticleSource()
    rows = list(source.findable())
    with django_assert_max_num_queries(4):
        documents = {document.title: document for document in source.documents_for(rows)}
    assert {title: document.audience for title, document in documents.items()} == {
        f"For {audience}": audience for audience in AUDIENCES
    }
    document = documents["For public"]
    assert document.place == shelf[0].slug
    assert "Pour a small cup of water into the funnel." in document.body
    assert "The gauge" in document.body

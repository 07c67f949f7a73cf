"""Wagtail's search and its index of references after a page was saved several times in one write."""

import pytest
from django.contrib.messages import get_messages
from django.db import DatabaseError, connection, transaction
from wagtail.models import Page, ReferenceIndex

from kb_site.indexing import once_each
from tests.articles import cms
from tests.factories.accounts import UserFactory
from tests.factories.articles import make_article, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(make_section(), title="Rain gauge")


def link_to(page):
    return [("text", f'<p>See <a linktype="page" id="{page.pk}">this</a>.</p>')]


def found(words):
    return [page.title for page in Page.objects.search(words)]


def referring(page):
    return [row.object_id for row in ReferenceIndex.get_references_to(page)]


@pytest.fixture
def written(monkeypatch):
    """The pages that were written into the index of references, one entry for each time."""
    pages, write = [], ReferenceIndex.create_or_update_for_object

    def noting(page):
        pages.append(page.title)
        write(page)

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", noting)
    return pages


def test_they_know_a_page_as_it_was_saved_last_and_are_written_once(article, written):
    other = make_article(article.get_parent(), title="Hub")
    written.clear()
    with transaction.atomic(), once_each():
        for article.title in ("Anemometer", "Barometer"):
            article.save()
        with once_each():
            article.body = link_to(other)
            article.save()
        assert not written
    assert written == ["Barometer"]
    assert (found("barometer"), found("anemometer"), found("rain")) == (["Barometer"], [], [])
    assert referring(other) == [str(article.pk)]


@transaction.atomic
@once_each()
def fail_after_saving(page):
    page.save()
    1 / 0  # noqa: B018  # whatever goes wrong


def test_a_write_that_failed_leaves_them_as_they_were(article, written):
    written.clear()
    article.title = "Barometer"
    with pytest.raises(ZeroDivisionError):
        fail_after_saving(article)
    assert not written
    assert (found("rain gauge"), found("barometer")) == (["Rain gauge"], [])
    article.save()
    assert found("barometer") == ["Barometer"], "later saves are no part of it"


def test_a_save_by_itself_is_followed_at_once(article, written):
    article.title = "Barometer"
    article.save()
    assert (written[-1], found("barometer")) == ("Barometer", ["Barometer"])


def test_a_page_that_was_saved_and_taken_away_in_one_write_is_no_error(article):
    with transaction.atomic(), once_each():
        article.save()
        article.delete()
    assert found("rain gauge") == []


@pytest.fixture
def publisher(as_user):
    return as_user(UserFactory(groups=["Publishers"]), raise_request_exception=False)


def test_publishing_under_cms_follows_each_saved_row_once(publisher, article, written):
    written.clear()
    assert cms.edit(publisher, article, title="Barometer").status_code == 302
    assert written == ["Barometer"]
    assert found("barometer") == ["Barometer"]


@pytest.fixture
def broken():
    """An index of references whose statement fails, as one does that waited too long for a lock."""

    def fail(_page):
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReferenceIndex, "create_or_update_for_object", fail)
        yield patch


def told(client):
    """What the next page would say of the last write."""
    return " ".join(str(message) for message in get_messages(client.get("/cms/").wsgi_request))


@pytest.mark.django_db(transaction=True)
def test_a_write_under_cms_that_cannot_be_followed_is_an_error_and_leaves_nothing(publisher, article, broken):
    assert cms.edit(publisher, article, title="Barometer").status_code == 500
    article.refresh_from_db()
    assert (article.title, article.get_latest_revision_as_object().title) == ("Rain gauge", "Rain gauge")
    assert not told(publisher)
    broken.undo()
    assert cms.edit(publisher, article, title="Barometer").status_code == 302
    assert "published" in told(publisher)
    article.refresh_from_db()
    assert article.title == "Barometer"


@pytest.mark.django_db(transaction=True)
def test_a_save_anywhere_else_that_cannot_be_followed_is_an_error_and_leaves_nothing(article, broken):
    def save():
        with transaction.atomic():
            article.title = "Barometer"
            article.save()

    with pytest.raises(DatabaseError):
        save()
    assert Page.objects.get(pk=article.pk).title == "Rain gauge"
    broken.undo()
    save()
    assert Page.objects.get(pk=article.pk).title == "Barometer"

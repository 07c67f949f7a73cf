"""An article is translated under /cms/: what readers see meanwhile, and who may publish it."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from tests.articles import cms
from tests.factories.accounts import UserFactory
from tests.factories.articles import make_article, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections(db):
    english = make_section("en", title="Sensors", slug="sensors")
    return english, make_section("de", title="Sensoren", slug="sensoren", translation_of=english)


@pytest.fixture
def original(sections):
    return make_article(sections[0], title="Choose a mast", slug="choose-a-mast")


@pytest.fixture
def translate(django_capture_on_commit_callbacks):
    """Has an article translated into German; gives the German page. wagtail-localize publishes after the commit."""

    def into_german(client, article):
        german = Locale.objects.get(language_code="de")
        address = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
        with django_capture_on_commit_callbacks(execute=True):
            client.post(address, {"locales": [german.pk]})
        return article.get_translation(german)

    return into_german


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_a_translation_begins_as_a_draft_and_readers_stay_with_the_original(
    translate, original, as_user, visitor, group
):
    german = translate(as_user(UserFactory(groups=[group])), original)
    assert not german.live
    response = visitor.get("/de/sensors/choose-a-mast/", follow=True)
    assert response.redirect_chain[-1][0] == f"{original.url}?asked=de"


def test_only_who_may_publish_does_so_by_updating(translate, original, as_user, django_capture_on_commit_callbacks):
    editor, publisher = as_user(UserFactory(groups=["Editors"])), as_user(UserFactory(groups=["Publishers"]))
    german = translate(editor, original)
    cms.edit(publisher, original, text="<p>Take one of 40 mm.</p>")
    source = TranslationSource.objects.get()
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert "Publish immediately" not in editor.get(address).text
    for member, live in ((editor, False), (publisher, True)):
        with django_capture_on_commit_callbacks(execute=True):
            assert member.post(address, {"publish_translations": "on"}).status_code == 302
        german.refresh_from_db()
        assert german.live is live

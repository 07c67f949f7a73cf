"""An article is translated under /cms/: what readers see meanwhile, and who may publish it."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from search.models import Pending
from tests.articles import cms
from tests.factories.accounts import UserFactory
from tests.factories.articles import make_article, make_pair, make_section

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


@pytest.fixture
def pair(translate, original, as_user):
    """An article and its translation, both live; (original, translation, a publisher's browser)."""
    publisher = as_user(UserFactory(groups=["Publishers"]))
    german = translate(publisher, original)
    german.get_latest_revision().publish()
    return original, german, publisher


def test_a_translation_is_never_open_to_more_people_than_its_original(pair, visitor):
    original, german, publisher = pair
    Pending.objects.all().delete()
    german.refresh_from_db()
    assert visitor.get(german.url).status_code == 200
    cms.edit(publisher, original, audience="agents")
    assert visitor.get(german.url).status_code == 404
    assert str(german.pk) in [str(pk) for pk in Pending.objects.values_list("object_id", flat=True)]
    # Nor does it become so again by itself: what wagtail-localize keeps of the original is older.
    Translation.objects.get().save_target(publish=False)
    german.get_latest_revision().publish()
    assert visitor.get(german.url).status_code == 404


def test_pages_that_were_merely_joined_follow_the_one_in_the_default_language(as_user, visitor):
    english, german = make_pair()
    publisher = as_user(UserFactory(groups=["Publishers"]))
    cms.edit(publisher, german, audience="members")
    english.refresh_from_db()
    assert english.audience == "public"
    cms.edit(publisher, english, audience="public")
    german.refresh_from_db()
    assert german.audience == "members", "an editor may keep a translation to fewer"
    cms.edit(publisher, english, audience="agents")
    german.refresh_from_db()
    assert (german.audience, german.get_latest_revision_as_object().audience) == ("agents", "agents")


@pytest.mark.parametrize("fields", [{}, {"include_subtree": "on"}])
@pytest.mark.parametrize("has_section", [True, False])
def test_who_translates_into_a_section_that_is_not_translated_is_told(as_user, original, db, has_section, fields):
    lonely = make_article(make_section("en", title="Masts", slug="masts"), title="Paint a mast", slug="paint")
    article = original if has_section else lonely
    german = Locale.objects.get(language_code="de")
    address = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
    told = as_user(UserFactory(groups=["Editors"])).post(address, {"locales": [german.pk], **fields}, follow=True).text
    assert ("“Masts” is not translated into German yet" in told) is not has_section


@pytest.fixture
def masts(db):
    """A section without a translation, and an article in it."""
    section = make_section("en", title="Masts", slug="masts")
    return section, make_article(section, title="Paint a mast", slug="paint")


@pytest.fixture
def with_all_below(django_capture_on_commit_callbacks):
    """An editor, who may not publish, has a section and what is below it translated into German; the page that follows."""

    def translate(client, section):
        address = reverse("wagtail_localize:submit_page_translation", args=[section.pk])
        german = Locale.objects.get(language_code="de")
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, {"locales": [german.pk], "include_subtree": "on"}, follow=True).text

    return translate


def text_of(page):
    return page.__class__.objects.get(pk=page.pk).title


def test_a_section_translated_after_an_article_of_it_begins_as_a_draft_too(translate, masts, as_user, visitor):
    section, article = masts
    editor = as_user(UserFactory(groups=["Editors"]))
    translate(editor, article)
    stand_in = section.get_translation(Locale.objects.get(language_code="de"))
    assert stand_in.alias_of_id == section.pk
    german = translate(editor, section)
    assert (german.pk, german.alias_of_id, german.live) == (stand_in.pk, None, False)
    assert "Masts" not in visitor.get("/de/").text
    german.get_latest_revision().publish()
    assert "Masts" in visitor.get("/de/").text


def test_a_stand_in_made_a_page_of_its_own_is_a_draft_in_the_original_s_words(translate, masts, as_user, visitor):
    section, article = masts
    editor = as_user(UserFactory(groups=["Editors"]))
    translate(editor, article)
    stand_in = section.get_translation(Locale.objects.get(language_code="de"))
    editor.post(reverse("wagtailadmin_pages:convert_alias", args=[stand_in.pk]))
    stand_in.refresh_from_db()
    assert (stand_in.alias_of_id, stand_in.live, stand_in.has_unpublished_changes) == (None, False, True)
    assert "Masts" not in visitor.get("/de/").text


def test_a_section_is_translated_with_all_below_it_that_is_not_translated_yet(masts, as_user, with_all_below):
    section, article = masts
    with_all_below(as_user(UserFactory(groups=["Editors"])), section)
    german = Locale.objects.get(language_code="de")
    for page in (section, article):
        begun = page.get_translation(german)
        assert (begun.alias_of_id, begun.live) == (None, False)
    assert article.get_translation(german).get_parent().pk == section.get_translation(german).pk


def test_what_stands_in_german_stays_as_it_is_when_the_section_follows(translate, masts, as_user, with_all_below):
    section, article = masts
    german = translate(as_user(UserFactory(groups=["Publishers"])), article)
    german.title = "Mast streichen"
    german.save_revision().publish()
    translation = Translation.objects.get(source__object_id=article.translation_key)
    translation.enabled = False
    translation.save()
    with_all_below(as_user(UserFactory(groups=["Editors"])), section)
    assert text_of(german) == "Mast streichen"
    translation.refresh_from_db()
    assert not translation.enabled
    assert section.get_translation(german.locale).alias_of_id is None

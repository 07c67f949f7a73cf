"""Who hears of a draft that was made of something else."""

import pytest
from wagtail.models import GroupPagePermission

from articles.actions import draft_from_text
from articles.models import ArticlePage
from inbox.models import Letter, Notice
from news.handing_on import hand_on
from news.models import News
from tests.factories.accounts import AgentFactory, EditorFactory
from tests.factories.articles import make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted():
    by = AgentFactory(name="Ada Agent")
    return draft_from_text(
        title="Free the bucket", language="en", markdown="Lift it.", by=by, section_id=make_section("en").pk
    )


def hear():
    for pk in News.objects.filter(done_at=None).order_by("pk").values_list("pk", flat=True):
        hand_on(pk)


def test_editors_of_the_section_hear_of_it_with_the_way_to_it(editor, asker, drafted):
    hear()
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.title) == (editor, "articles.article_drafted", "Free the bucket")
    assert notice.url == f"/cms/pages/{drafted}/edit/"
    assert notice.data["who"] == "Ada Agent"
    assert Letter.objects.filter(notice=notice).exists()


def test_an_editor_who_may_not_edit_there_and_one_who_drafts_themselves_are_told_nothing(editor):
    section = make_section("en")
    draft_from_text(title="My own", language="en", markdown="Lift it.", by=editor, section_id=section.pk)
    hear()
    assert not Notice.objects.exists()
    GroupPagePermission.objects.all().delete()
    draft_from_text(title="Yours", language="en", markdown="Lift it.", by=AgentFactory(), section_id=section.pk)
    hear()
    assert not Notice.objects.exists()


def test_a_draft_published_meanwhile_is_told_to_nobody(editor, drafted):
    ArticlePage.objects.get(pk=drafted).save_revision().publish()
    hear()
    assert not Notice.objects.filter(kind="articles.article_drafted").exists()


def test_a_german_editor_is_told_the_cms_in_german(as_user, editor):
    client = as_user(EditorFactory(language="de"))
    page = client.get("/cms/", headers={"Accept-Language": "en"})
    assert '<html lang="de"' in page.content.decode()
    assert page["Content-Language"] == "de"
    assert '<html lang="en"' in as_user(editor).get("/cms/", headers={"Accept-Language": "de"}).content.decode()


def test_drafts_of_one_source_in_two_languages_are_translations_of_each_other():
    by = AgentFactory()
    make_section("en")
    make_section("de")
    drafts = [
        draft_from_text(title="Sea air", language=language, markdown="Salt.", by=by, key="conversation:12")
        for language in ("en", "de", "de")
    ]
    english, german, again = (ArticlePage.objects.get(pk=pk) for pk in drafts)
    assert english.translation_key == german.translation_key
    assert (german.pk, german.locale.language_code) == (again.pk, "de")

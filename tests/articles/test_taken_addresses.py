"""An address at which readers would find another page of the site is refused, whichever way a page would come there."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation, TranslationSource

from articles.actions import SectionIn, SectionText, bring_in_sections
from articles.actions.placing import NoAddressError, add_draft
from articles.models import ArticlePage, SectionPage
from tests.articles import cms
from tests.factories.accounts import UserFactory
from tests.factories.articles import home, make_article, make_section

pytestmark = pytest.mark.django_db
WORDS = "Another page of this site has the address /en/account/sign-in/. Choose another slug."


@pytest.fixture
def publisher(as_user):
    return as_user(UserFactory(groups=["Publishers"]))


@pytest.fixture
def signing_in():
    """An article whose address is free only as long as its section is not called "account"."""
    return make_article(make_section(slug="profile"), title="Sign in", slug="sign-in")


def stands_at(page):
    return Page.objects.get(pk=page.pk).get_url_parts()[2]


def test_a_section_is_not_renamed_so_that_one_of_its_articles_cannot_be_reached(publisher, signing_in):
    section = signing_in.get_parent().specific
    address = reverse("wagtailadmin_pages:edit", args=[section.pk])
    form = publisher.get(address).context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    counts = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    fields |= {f"comments-{name}": value for name, value in counts.items()} | {"action-publish": "1"}
    assert WORDS in publisher.post(address, {**fields, "slug": "account"}).text
    assert stands_at(signing_in) == "/en/profile/sign-in/"
    assert publisher.post(address, {**fields, "slug": "members"}).status_code == 302
    assert stands_at(signing_in) == "/en/members/sign-in/"


@pytest.mark.parametrize("live", [True, False])
def test_no_program_saves_a_page_there(signing_in, live):
    section = signing_in.get_parent().specific
    section.slug, section.live = "account", live
    with pytest.raises(ValidationError, match="/en/account/sign-in/"):
        section.save()


def test_a_title_alone_makes_no_such_address(publisher):
    section = make_section(slug="account")
    assert WORDS in cms.create(publisher, section, "Sign in", slug="", action="action-save").text


def test_an_article_is_not_moved_there_and_its_editor_told_why(publisher, signing_in):
    account, other = make_section(slug="account"), make_section(slug="others")
    address = reverse("wagtailadmin_pages:move_confirm", args=[signing_in.pk, account.pk])
    assert WORDS in publisher.post(address, follow=True).text
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    publisher.post(f"{bulk}?id={signing_in.pk}", {"chooser": account.pk, "move_applicable": "1"})
    assert stands_at(signing_in) == "/en/profile/sign-in/"
    publisher.post(reverse("wagtailadmin_pages:move_confirm", args=[signing_in.pk, other.pk]))
    assert stands_at(signing_in) == "/en/others/sign-in/"


def test_neither_an_article_nor_a_section_is_copied_there(publisher, signing_in):
    account = make_section(slug="account")
    copy = reverse("wagtailadmin_pages:copy", args=[signing_in.pk])
    fields = {"new_title": "Sign in", "new_slug": "sign-in", "new_parent_page": account.pk}
    assert WORDS in publisher.post(copy, fields).text
    assert publisher.post(copy, {**fields, "new_slug": "signing-in"}).status_code == 302
    account.delete()
    section = signing_in.get_parent()
    copy = reverse("wagtailadmin_pages:copy", args=[section.pk])
    fields = {"new_title": "Account", "new_slug": "account", "new_parent_page": home().pk}
    assert WORDS in publisher.post(copy, {**fields, "copy_subpages": "on"}).text
    assert publisher.post(copy, fields).status_code == 302
    assert set(SectionPage.objects.filter(slug="account").values_list("numchild", flat=True)) == {0}


def test_a_translation_does_not_begin_there(publisher, signing_in):
    english = signing_in.get_parent().specific
    make_section("de", slug="account", translation_of=english)
    address = reverse("wagtail_localize:submit_page_translation", args=[signing_in.pk])
    german = Locale.objects.get(language_code="de")
    told = publisher.post(address, {"locales": [german.pk]}, follow=True).text
    assert "/de/account/sign-in/" in told
    assert not Translation.objects.exists()
    assert not TranslationSource.objects.exists()
    assert not ArticlePage.objects.filter(locale=german).exists()


def test_what_is_brought_in_is_given_another_address():
    text = SectionText("en", "Search", slug="search")
    bring_in_sections(source="old", sections=[SectionIn("1", (text,))])
    assert SectionPage.objects.get(title="Search").slug == "search-2"


def test_a_page_that_no_site_shows_has_no_address_to_refuse():
    made = make_section(slug="others")
    Site.objects.all().delete()
    section = SectionPage.objects.get(pk=made.pk)
    section.slug = "search"
    section.save()
    assert Page.objects.get(pk=section.pk).url is None


def test_a_page_whose_address_somebody_else_was_given_later_can_still_be_mended(publisher, signing_in):
    section = signing_in.get_parent()
    Page.objects.filter(pk=section.pk).update(slug="account", url_path=f"{home().url_path}account/")
    Page.objects.filter(pk=signing_in.pk).update(url_path=f"{home().url_path}account/sign-in/")
    publisher.post(reverse("wagtailadmin_pages:lock", args=[signing_in.pk]))
    signing_in.refresh_from_db()
    assert signing_in.locked
    publisher.post(reverse("wagtailadmin_pages:unlock", args=[signing_in.pk]))
    assert cms.edit(publisher, ArticlePage.objects.get(pk=signing_in.pk), title="Signing in").status_code == 302
    assert ArticlePage.objects.get(pk=signing_in.pk).title == "Signing in"


def test_where_every_address_is_somebody_else_s_a_draft_is_refused_in_words(editor_of_people):
    section, editor = editor_of_people
    with pytest.raises(NoAddressError, match="/en/people/"):
        add_draft(section.pk, ArticlePage(title="Sign in"), by=editor)
    assert not ArticlePage.objects.exists()


@pytest.fixture
def editor_of_people():
    """A section from before members had pages under its address, and an editor."""
    section = make_section(slug="folk")
    Page.objects.filter(pk=section.pk).update(slug="people", url_path=f"{home().url_path}people/")
    return section, UserFactory(groups=["Editors"])

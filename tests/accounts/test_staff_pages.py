"""Members in Wagtail's user editor and Django's admin; the way in there is our own sign-in."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLResolver, get_resolver
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.articles import make_article, make_section

pytestmark = pytest.mark.django_db

NEW = {"name": "Kaja Holm", "email": "Kaja@nordwind.example", "language": "de", "handle": "", "is_active": "on"}


@pytest.fixture
def admin(as_user, admin_user):
    return as_user(admin_user)


@pytest.mark.parametrize("path", ["/cms/users/", "/cms/users/new/", "/cms/users/?q=ask", "/cms/account/"])
def test_wagtails_pages_about_people_open(admin, asker, path):
    assert admin.get(path).status_code == 200


def doors(patterns, before=""):
    """Addresses without arguments, with the view's module and name: what asks for a password has "login" in one of them."""
    for entry in patterns:
        path = f"{before}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from doors(entry.url_patterns, path)
        elif "login" in f"{path} {entry.callback.__module__} {entry.callback.__name__}".casefold() and "<" not in path:
            yield f"/{path}"


def test_there_is_one_door_and_whoever_has_not_confirmed_their_address_does_not_come_in(db):
    member = UserFactory(email="new@example.org", handle="newcomer")
    EmailAddress.objects.filter(user=member).delete()
    EmailAddress.objects.create(user=member, email=member.email, primary=True, verified=False)
    found = {*doors(get_resolver().url_patterns), "/en/_util/login/", "/de/_util/login/", "/cms/login/"}
    assert "/en/account/sign-in/" not in found, "it is called sign-in"
    for address in [*found, "/en/account/sign-in/"]:
        browser = Client()
        for field in ("login", "username"):
            browser.post(address, {field: member.email, "password": PASSWORD})
        assert browser.get("/en/settings/").status_code == 302, address
    EmailAddress.objects.update(verified=True)
    browser.post("/en/account/sign-in/", {"login": member.email, "password": PASSWORD})
    assert browser.get("/en/settings/").status_code == 200


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_what_the_cms_keeps_from_visitors_leads_to_our_sign_in_and_a_member_it_is_not_for_to_a_refusal(
    visitor, asker, as_user, kind
):
    inside = Group.objects.create(name="Inside")
    members = Collection.get_first_root_node().add_child(name="For members")
    document = Document.objects.create(title="List", file=ContentFile(b"a;b", "list.csv"), collection=members)
    page = make_article(make_section("en"))
    for restriction in (
        CollectionViewRestriction.objects.create(collection=members, restriction_type=kind),
        PageViewRestriction.objects.create(page=page, restriction_type=kind),
    ):
        restriction.groups.add(inside)
    signed_in = as_user(asker)
    for address in (document.url, page.url):
        assert visitor.get(address, follow=True).redirect_chain[-1][0].startswith("/en/account/sign-in/?next=")
        if kind == "groups":
            assert signed_in.get(address, follow=True).status_code == 403
    asker.groups.add(inside)
    assert signed_in.get(page.url).status_code == 200
    shown = signed_in.get(document.url)
    assert b"".join(shown.streaming_content) == b"a;b"
    shown.close()


def test_documents_are_kept_for_members_not_behind_a_password_that_many_share(admin):
    collection = Collection.get_first_root_node().add_child(name="For members")
    address = f"/cms/collections/{collection.pk}/privacy/"
    assert 'value="password"' not in admin.get(address).content.decode()
    admin.post(address, {"restriction_type": "password", "password": "moin"})
    assert not CollectionViewRestriction.objects.exists()
    admin.post(address, {"restriction_type": "login"})
    assert CollectionViewRestriction.objects.count() == 1


def test_members_are_found_by_their_public_name(admin, asker, helper):
    page = admin.get("/cms/users/?q=Anna").content.decode()

    assert "Anna Asker" in page
    assert "Henri Helper" not in page


def test_somebody_new_gets_a_handle_a_group_and_a_confirmed_address(admin):
    agents = Group.objects.get(name="Agents")
    made = admin.post("/cms/users/new/", NEW | {"groups": [agents.pk], "is_staff": "on"})
    kaja = get_user_model().objects.get(email="kaja@nordwind.example")

    assert made.status_code == 302
    assert (kaja.handle, kaja.language, kaja.is_staff) == ("kaja-holm", "de", True)
    assert list(kaja.groups.all()) == [agents]
    assert not kaja.has_usable_password()
    assert EmailAddress.objects.get(user=kaja).verified


def test_a_member_is_edited_and_an_imported_one_keeps_having_no_address(admin, asker):
    get_user_model().objects.create_user("ghost")
    for handle, email in (("asker", "other@example.org"), ("ghost", "")):
        member = get_user_model().objects.get(handle=handle)
        assert admin.get(f"/cms/users/edit/{member.pk}/").status_code == 200
        saved = admin.post(f"/cms/users/edit/{member.pk}/", NEW | {"handle": handle, "email": email})
        assert saved.status_code == 302
        member.refresh_from_db()
        assert (member.name, member.email or "") == ("Kaja Holm", email)
    assert list(EmailAddress.objects.filter(user=asker).values_list("email", flat=True)) == ["other@example.org"]


def test_an_address_somebody_has_is_said_at_the_field(admin, asker):
    page = admin.post("/cms/users/new/", NEW | {"email": asker.email.upper()})

    assert page.status_code == 200
    assert "This address already has an account." in page.content.decode()


def test_ones_own_name_in_wagtail_is_the_public_name(admin, admin_user):
    page = admin.get("/cms/account/").content.decode()
    assert "first_name" not in page
    assert 'name="name_email-name"' in page


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/accounts/user/", "/admin/accounts/user/add/", "/admin/accounts/user/?q=anna"]
)
def test_the_admins_pages_about_people_open(admin, asker, path):
    assert admin.get(path).status_code == 200


def test_the_admin_makes_and_changes_members(admin, asker):
    password = "three quiet harbour lamps"
    form = {"handle": "kaja", "name": "Kaja", "email": "kaja@nordwind.example", "usable_password": "true"}
    admin.post("/admin/accounts/user/add/", form | {"password1": password, "password2": password})
    kaja = get_user_model().objects.get(handle="kaja")
    page = admin.get(f"/admin/accounts/user/{kaja.pk}/change/")

    assert page.status_code == 200
    signed_in = Client().post("/en/account/sign-in/", {"login": "kaja@nordwind.example", "password": password})
    assert signed_in["Location"] == "/en/"


@pytest.mark.parametrize("door", ["cms", "admin"])
def test_the_way_in_is_our_own_sign_in(visitor, as_user, asker, admin, door):
    to_login = visitor.get(f"/{door}/", follow=True)
    assert to_login.redirect_chain[-1][0] == f"/en/account/sign-in/?next=/{door}/"

    assert as_user(asker).get(f"/{door}/", follow=True).status_code == 403
    assert admin.get(f"/{door}/login/?next=/{door}/")["Location"] == f"/{door}/"
    assert admin.get(f"/{door}/login/?next=https://evil.example/")["Location"] == f"/{door}/"


@pytest.mark.parametrize("path", ["/cms/password_reset/", "/cms/account/change_password/"])
def test_wagtails_own_password_pages_are_closed(visitor, path):
    assert visitor.get(path, follow=False).status_code in {302, 404}
    assert "password1" not in visitor.get(path, follow=True).content.decode()

"""Forgotten and changed passwords, changed addresses; the mails about them in both languages."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.factories.accounts import PASSWORD, UserFactory

FORGOTTEN = "/en/account/password/forgotten/"
NEW = "seven small lanterns at sea"

pytestmark = pytest.mark.django_db


def can_sign_in(user, password):
    return Client().post("/en/account/sign-in/", {"login": user.email, "password": password}).status_code == 302


def test_a_forgotten_password_is_replaced_by_following_the_link(visitor, asker, letters, words):
    assert visitor.post(FORGOTTEN, {"email": asker.email})["Location"] == "/en/account/password/sent/"
    assert letters.newest().subject == "Lotse: Choose a new password"
    form = visitor.get(letters.link(), follow=True)

    saved = visitor.post(form.redirect_chain[-1][0], {"password1": NEW}, follow=True)
    assert "Your new password is saved" in words(saved)
    assert can_sign_in(asker, NEW)
    assert not can_sign_in(asker, PASSWORD)


def test_the_link_works_once(visitor, asker, letters, words):
    visitor.post(FORGOTTEN, {"email": asker.email})
    link = letters.link()
    form = visitor.get(link, follow=True)
    visitor.post(form.redirect_chain[-1][0], {"password1": NEW})

    assert "This link does not work any more" in words(Client().get(link, follow=True))


def test_a_new_password_signs_everybody_else_out(as_user, asker, visitor, letters):
    elsewhere = as_user(asker)
    visitor.post(FORGOTTEN, {"email": asker.email})
    form = visitor.get(letters.link(), follow=True)
    visitor.post(form.redirect_chain[-1][0], {"password1": NEW})

    assert elsewhere.get("/en/settings/").status_code == 302


def test_an_unknown_address_gets_the_same_page_and_a_mail_of_its_own(visitor, asker, letters, words):
    known = visitor.post(FORGOTTEN, {"email": asker.email}, follow=True)
    unknown = visitor.post(FORGOTTEN, {"email": "nobody@example.org"}, follow=True)

    assert words(known) == words(unknown)
    assert letters.newest().subject == "Lotse: No account with this address"


def test_the_mail_is_in_the_members_language_not_in_that_of_the_page(visitor, letters):
    german = UserFactory(language="de", name="Jürgen")
    visitor.post(FORGOTTEN, {"email": german.email})

    assert letters.newest().subject == "Lotse: Neues Passwort wählen"
    assert letters.newest().body.startswith("Guten Tag Jürgen,")
    assert "Guten Tag Jürgen," in letters.html()


def test_a_name_cannot_smuggle_markup_into_a_mail(visitor, letters):
    sly = UserFactory(name="<b>&</b>")
    visitor.post(FORGOTTEN, {"email": sly.email})

    assert "Hello <b>&</b>," in letters.newest().body
    assert "Hello &lt;b&gt;&amp;&lt;/b&gt;," in letters.html()


@pytest.mark.parametrize("key", ["1-set-password", "zzz-abc-def", "0-x", "9999999999999-abc", "1-%00"])
def test_an_invented_link_is_answered_with_a_sentence(visitor, key):
    assert visitor.get(f"/en/account/password/new/{key}/").status_code in {200, 400, 404}


def test_too_many_mails_to_one_address_are_refused(visitor, asker, mailoutbox):
    codes = [Client(REMOTE_ADDR=f"203.0.113.{n}").post(FORGOTTEN, {"email": asker.email}).status_code for n in range(8)]

    assert codes.count(429) == 3
    assert len(mailoutbox) == 5


def test_a_member_changes_the_password_and_stays_signed_in(as_user, asker, letters, words):
    member = as_user(asker)
    changed = member.post("/en/account/password/", {"oldpassword": PASSWORD, "password1": NEW}, follow=True)

    assert "Your new password is saved." in words(changed)
    assert can_sign_in(asker, NEW)
    assert letters.newest().subject == "Lotse: Your password was changed"


def test_the_password_until_now_is_asked_for(as_user, asker, words):
    page = as_user(asker).post("/en/account/password/", {"oldpassword": "wrong", "password1": NEW})

    assert "This is not the password you use now." in words(page)
    assert can_sign_in(asker, PASSWORD)


def test_guessing_the_password_until_now_ends_with_a_wait(as_user, asker, words):
    member = as_user(asker)
    for _ in range(10):
        member.post("/en/account/password/", {"oldpassword": "wrong", "password1": NEW})

    page = member.post("/en/account/password/", {"oldpassword": PASSWORD, "password1": NEW})
    assert page.status_code == 429
    assert "You can enter your password again in" in words(page)


def test_a_new_address_counts_once_its_link_was_followed(as_user, asker, letters, words):
    member, before = as_user(asker), asker.email
    page = member.post("/en/account/email/", {"email": "New@example.org", "action_add": ""}, follow=True)
    assert "new@example.org waits for you" in words(page)
    assert letters.newest().to == ["new@example.org"]
    again = member.post("/en/account/email/", {"email": "new@example.org", "action_send": ""}, follow=True)
    assert "We sent the link a moment ago." in words(again)
    other = member.post("/en/account/email/", {"email": "nobody@example.org", "action_send": ""}, follow=True)
    assert "We sent the link" not in words(other)
    assert len(letters) == 1
    asker.refresh_from_db()
    assert asker.email == before

    member.post(letters.link())
    asker.refresh_from_db()
    assert asker.email == "new@example.org"
    assert [(a.email, a.verified, a.primary) for a in EmailAddress.objects.filter(user=asker)] == [
        ("new@example.org", True, True)
    ]
    assert letters.newest().to == [before]
    assert letters.newest().subject == "Lotse: Your address was changed"


def test_the_address_of_somebody_else_does_not_show_and_cannot_be_taken(as_user, asker, helper, letters):
    page = as_user(asker).post("/en/account/email/", {"email": helper.email, "action_add": ""})

    assert page.status_code == 302
    assert not EmailAddress.objects.filter(user=asker, email=helper.email, verified=True).exists()
    helper.refresh_from_db()
    assert helper.email == "helper@example.com"


def test_the_change_can_be_called_off(as_user, asker):
    member = as_user(asker)
    member.post("/en/account/email/", {"email": "new@example.org", "action_add": ""})
    member.post("/en/account/email/", {"email": "new@example.org", "action_remove": ""})

    assert list(EmailAddress.objects.filter(user=asker).values_list("email", flat=True)) == [asker.email]


@pytest.mark.parametrize("address", ["", "no-at", "a\0@b.example", "a" * 300 + "@example.org"])
def test_an_address_that_is_none_is_said_at_the_field(as_user, asker, address):
    page = as_user(asker).post("/en/account/email/", {"email": address, "action_add": ""})
    assert page.status_code == 200
    assert "field--error" in page.content.decode()

"""Signing in and out: by password, by code, after too many guesses; and who cannot."""

import re

import pytest
from django.test import Client

from tests.factories.accounts import PASSWORD, ImportedFactory, UserFactory

SIGN_IN = "/en/account/sign-in/"

pytestmark = pytest.mark.django_db


def sign_in(client, user, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": user.email, "password": password, **more})


def test_a_member_signs_in_and_lands_where_they_wanted_to_go(visitor, asker):
    onward = "/en/settings/?title=Rain+gauge+shows+0+mm"
    assert sign_in(visitor, asker, next=onward)["Location"] == onward
    assert visitor.get("/en/settings/").status_code == 200


def test_the_entrance_does_not_forget_where_they_were_going(visitor, asker):
    onward = f"{SIGN_IN}?next=%2Fen%2Fsettings%2F"
    for answer in (
        visitor.get(onward),
        visitor.get("/en/account/sign-up/?next=%2Fen%2Fsettings%2F"),
        sign_in(visitor, asker, "not the password", next="/en/settings/"),
    ):
        masthead = answer.content.decode().split("<main", 1)[0]
        assert f'href="{onward}"' in masthead


def test_without_a_wish_they_land_at_home_in_their_own_language(visitor, db):
    german = UserFactory(language="de")
    assert sign_in(visitor, german)["Location"] == "/de/"


@pytest.mark.parametrize(
    "evil",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:///evil.example"],
)
def test_nobody_is_led_to_another_site(visitor, asker, evil):
    assert sign_in(visitor, asker, next=evil)["Location"] == "/en/"


def test_capitals_in_the_address_do_not_matter(visitor, asker):
    assert visitor.post(SIGN_IN, {"login": asker.email.upper(), "password": PASSWORD}).status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(visitor, asker, words):
    wrong = sign_in(visitor, asker, password="something else entirely")
    unknown = visitor.post(SIGN_IN, {"login": "nobody@example.org", "password": PASSWORD})

    assert "Address and password do not belong together." in words(wrong)
    assert words(wrong).replace(asker.email, "") == words(unknown).replace("nobody@example.org", "")
    assert asker.email in wrong.content.decode()
    assert "something else entirely" not in wrong.content.decode()


@pytest.mark.parametrize(
    ("login", "password"),
    [("", ""), ("no-at-sign", "x"), ("a\0@example.org", "x\0y"), ("a" * 5_000, "x"), ("a@example.org", "p" * 100_000)],
)
def test_bad_input_is_answered_with_a_sentence(visitor, login, password):
    assert visitor.post(SIGN_IN, {"login": login, "password": password}).status_code == 200


def test_a_megabyte_is_answered_with_a_sentence(visitor):
    assert visitor.post(SIGN_IN, {"login": "a" * 3_000_000, "password": "x"}).status_code == 400


def test_an_imported_member_cannot_sign_in_or_reset(visitor, mailoutbox):
    ghost = ImportedFactory(handle="ghost")

    for login in ("ghost", "", "None", "ghost@example.com"):
        visitor.post(SIGN_IN, {"login": login, "password": ""})
        visitor.post(SIGN_IN, {"login": login, "password": "None"})
        visitor.post("/en/account/password/forgotten/", {"email": login})
    assert visitor.get("/en/settings/").status_code == 302
    assert not any("password/new" in letter.body for letter in mailoutbox)
    assert not ghost.has_usable_password()


def test_a_closed_account_says_so(visitor, asker, words):
    asker.is_active = False
    asker.save()

    page = sign_in(visitor, asker)
    assert "This account is closed" in words(visitor.get(page["Location"]))


def test_after_eight_guesses_the_address_is_locked_for_this_visitor_only(visitor, asker, words):
    for _ in range(7):
        assert sign_in(visitor, asker, password="a guess like another").status_code == 200
    locked = sign_in(visitor, asker, password="a guess like another")

    assert locked.status_code == 429
    assert int(locked["Retry-After"]) == 3_600
    assert "You can sign in again in 1\N{NO-BREAK SPACE}hour" in locked.content.decode()
    assert sign_in(visitor, asker).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="203.0.113.5"), asker).status_code == 302


def test_another_spelling_of_the_address_gives_no_new_guesses(visitor, asker):
    for spelling in (asker.email, asker.email.upper(), asker.email.title(), f" {asker.email}"):
        for _ in range(2):
            visitor.post(SIGN_IN, {"login": spelling, "password": "a guess like another"})

    assert sign_in(visitor, asker).status_code == 429


def test_signing_in_forgets_the_guesses_before(visitor, asker):
    for _ in range(3):
        for _ in range(5):
            sign_in(visitor, asker, password="a guess like another")
        assert sign_in(visitor, asker).status_code == 302
        visitor.post("/en/account/sign-out/")


def test_trying_many_addresses_ends_with_a_wait_and_the_typed_address_kept(visitor, words):
    for number in range(30):
        visitor.post(SIGN_IN, {"login": f"m{number}@example.org", "password": "x"})
    page = visitor.post(SIGN_IN, {"login": "one-more@example.org", "password": "secret-words"})

    assert page.status_code == 429
    assert "You can sign in again in" in words(page)
    assert "one-more@example.org" in page.content.decode()
    assert "secret-words" not in page.content.decode()


def test_whoever_is_signed_in_is_led_on(as_user, asker):
    assert as_user(asker).get(f"{SIGN_IN}?next=/en/settings/")["Location"] == "/en/settings/"


def test_signing_out_asks_first_and_then_forgets(as_user, asker, words):
    member = as_user(asker)
    assert "Sign out?" in words(member.get("/en/account/sign-out/"))
    assert member.get("/en/settings/").status_code == 200

    assert member.post("/en/account/sign-out/")["Location"] == "/en/"
    assert member.get("/en/settings/").status_code == 302


def test_the_box_decides_whether_the_session_outlives_the_browser(visitor, asker):
    sign_in(visitor, asker)
    assert visitor.session.get_expire_at_browser_close()
    visitor.post("/en/account/sign-out/")

    sign_in(visitor, asker, remember="on")
    assert not visitor.session.get_expire_at_browser_close()


def test_a_code_by_mail_signs_in_without_a_password(visitor, asker, letters):
    asked = visitor.post("/en/account/code/?next=/en/settings/", {"email": asker.email, "next": "/en/settings/"})
    code = re.search(r"^ {4}(\S+)$", letters.newest().body, re.M)[1]
    assert code in letters.html()
    for text in (letters.newest().body, letters.html()):
        assert f"Hello {asker.name}," in text

    signed_in = visitor.post(asked["Location"], {"code": code, "next": "/en/settings/"})
    assert signed_in["Location"] == "/en/settings/"
    assert visitor.get("/en/settings/").status_code == 200


def test_three_wrong_codes_end_the_try_and_say_so(visitor, asker, words):
    asked = visitor.post("/en/account/code/", {"email": asker.email})
    for _ in range(2):
        assert "This is not the code from the email." in words(visitor.post(asked["Location"], {"code": "WRONG"}))
    ended = visitor.post(asked["Location"], {"code": "WRONG"})

    assert "That was not the code three times" in words(visitor.get(ended["Location"]))


def test_whether_an_address_has_an_account_does_not_show_when_asking_for_a_code(asker, words):
    pages = []
    for address in (asker.email, "nobody@example.org"):
        client = Client()
        asked = client.post("/en/account/code/", {"email": address})
        pages.append((asked["Location"], words(client.get(asked["Location"])).replace(address, "")))
    assert pages[0] == pages[1]


def test_someone_who_asked_for_a_code_may_still_use_the_password(visitor, asker):
    visitor.post("/en/account/code/", {"email": asker.email})
    back = visitor.post("/en/account/sign-out/", {"next": SIGN_IN})

    assert visitor.get(back["Location"]).status_code == 200
    assert sign_in(visitor, asker).status_code == 302


def test_a_form_that_was_open_too_long_keeps_the_address_and_not_the_password(asker):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(SIGN_IN, {"login": asker.email, "password": PASSWORD}, HTTP_SEC_FETCH_SITE="same-origin")

    assert page.status_code == 403
    assert asker.email in page.content.decode()
    assert PASSWORD not in page.content.decode()


@pytest.mark.parametrize(
    "path", ["/en/account/", "/en/account/nothing/", "/en/account/signup/passkey/", "/en/account/2fa/"]
)
def test_pages_nobody_finished_are_not_there(visitor, path):
    assert visitor.get(path).status_code in {302, 404}
    if path != "/en/account/":
        assert visitor.get(path).status_code == 404

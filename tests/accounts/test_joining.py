"""Creating an account: from the form to the confirmed address, in both languages, and what can go wrong on the way."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from accounts.signals import MEMBER_JOINED
from news.announce import hears

SIGN_UP = "/en/account/sign-up/"
FILLED = {"email": "Marit@example.org", "name": "Marit Lønborg", "password1": "three quiet harbour lamps"}

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def joined(monkeypatch):
    """The ids told by MEMBER_JOINED."""
    told = []
    from news import announce

    monkeypatch.setitem(announce._receivers, MEMBER_JOINED.name, {})
    hears(MEMBER_JOINED)(lambda news: told.append(news["member"]))
    return told


def member(**fields):
    return get_user_model().objects.get(**fields)


def test_whoever_signs_up_confirms_the_link_and_is_signed_in_where_they_were_going(
    visitor, letters, joined, words, django_capture_on_commit_callbacks
):
    sent = visitor.post(SIGN_UP, FILLED | {"next": "/en/settings/"})
    assert sent["Location"] == "/en/account/confirm/"
    assert visitor.get("/en/settings/").status_code == 302
    assert joined == []

    shown = visitor.get(letters.link())
    assert shown.status_code == 200
    assert not EmailAddress.objects.get(email="marit@example.org").verified

    with django_capture_on_commit_callbacks(execute=True):
        confirmed = visitor.post(letters.link())
    assert confirmed["Location"] == "/en/settings/"
    arrived = visitor.get("/en/settings/")
    assert arrived.status_code == 200
    assert "Your address is confirmed, and you are signed in." in words(arrived)
    assert joined == [member(email="marit@example.org").pk]


def test_the_link_opened_in_another_browser_confirms_and_leads_on_after_signing_in(visitor, letters, words):
    visitor.post(SIGN_UP, FILLED | {"next": "/en/settings/"})
    elsewhere = Client()

    confirmed = elsewhere.post(letters.link())
    assert confirmed["Location"].startswith("/en/account/sign-in/?")
    sign_in = elsewhere.get(confirmed["Location"])
    assert "Your address is confirmed" in words(sign_in)
    signed_in = elsewhere.post(
        confirmed["Location"], {"login": FILLED["email"], "password": FILLED["password1"], "next": "/en/settings/"}
    )
    assert signed_in["Location"] == "/en/settings/"


def test_the_handle_is_made_of_the_name_and_the_language_is_that_of_the_page(visitor):
    visitor.post("/de/account/sign-up/", FILLED | {"name": "Jürgen Groß"})

    new = member(email="marit@example.org")
    assert (new.handle, new.name, new.language) == ("juergen-gross", "Jürgen Groß", "de")


def test_a_handle_that_is_taken_gets_a_number(visitor):
    for number in range(3):
        Client().post(SIGN_UP, FILLED | {"email": f"m{number}@example.org"})

    handles = set(get_user_model().objects.values_list("handle", flat=True))
    assert {"marit-lonborg", "marit-lonborg-2", "marit-lonborg-3"} <= handles


@pytest.mark.parametrize(("language", "subject"), [("en", "Confirm your address"), ("de", "Adresse bestätigen")])
def test_the_mail_is_plain_and_html_in_the_language_of_the_page(visitor, letters, language, subject):
    visitor.post(f"/{language}/account/sign-up/", FILLED)

    assert letters.newest().subject == f"Lotse: {subject}"
    assert letters.newest().to == ["marit@example.org"]
    assert letters.link() in letters.newest().body
    assert letters.link() in letters.html()
    assert f'<html lang="{language}">' in letters.html()


def test_an_address_with_an_account_gives_the_same_page_and_a_mail_that_says_so(visitor, asker, letters):
    fresh = visitor.post(SIGN_UP, FILLED)
    other = Client()
    known = other.post(SIGN_UP, FILLED | {"email": asker.email.upper()})

    assert (known.status_code, known["Location"]) == (fresh.status_code, fresh["Location"])
    assert other.get(known["Location"]).content == visitor.get(fresh["Location"]).content
    assert letters.newest().subject == "Lotse: You already have an account"
    assert get_user_model().objects.filter(email__iexact=asker.email).count() == 1


def test_the_same_form_sent_twice_makes_one_account_and_no_mail_that_frightens(visitor):
    visitor.post(SIGN_UP, FILLED)
    visitor.post(SIGN_UP, FILLED)

    assert get_user_model().objects.filter(email="marit@example.org").count() == 1
    assert {letter.subject for letter in mail.outbox} == {"Lotse: Confirm your address"}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("email", "", "Enter your email address"),
        ("email", "marit.example.org", "Enter your email address with an @, like name@example.org"),
        ("email", "a\0b@example.org", "Remove it and send again."),
        ("email", "m" * 300 + "@example.org", "254 characters"),
        ("name", "", "Enter the name others will see"),
        ("name", "n" * 61, "60 characters"),
        ("name", "\u202e\u200b", "Enter a name with at least one letter or digit."),
        ("name", "Ma\0rit", "Remove it and send again."),
        ("password1", "", "Choose a password"),
        ("password1", "short", "at least 10 characters"),
        ("password1", "1234567890", "too common"),
        ("password1", "maritlonborg", "too similar"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_is_kept(visitor, words, field, value, sentence):
    page = visitor.post(SIGN_UP, FILLED | {"name": "maritlonborg"} | {field: value})

    assert page.status_code == 200
    assert sentence in words(page)
    kept = {"email": "Marit@example.org", "name": "maritlonborg"} | ({field: value} if field != "password1" else {})
    for text in kept.values():
        assert not text or "\0" in text or text in page.content.decode()
    assert FILLED["password1"] not in page.content.decode()
    assert not get_user_model().objects.filter(email="marit@example.org").exists()


def test_bytes_that_are_no_text_are_answered_with_a_sentence(visitor):
    body = b"email=%ff%fe@example.org&name=%c3%28&password1=three+quiet+harbour+lamps"
    page = visitor.post(SIGN_UP, body, content_type="application/x-www-form-urlencoded")

    assert page.status_code in {200, 302}


def test_a_page_nobody_else_wrote_is_not_where_the_sign_up_leads(visitor, letters):
    visitor.post(SIGN_UP, FILLED | {"next": "https://evil.example/"})

    assert "evil" not in letters.link()
    assert visitor.post(letters.link())["Location"] == "/en/"


def test_too_many_sign_ups_from_one_address_wait_with_their_text_kept(visitor, words):
    for number in range(10):
        Client().post(SIGN_UP, FILLED | {"email": f"m{number}@example.org"})

    page = visitor.post(SIGN_UP, FILLED)
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 60
    assert "You can create an account again in" in words(page)
    assert "Marit Lønborg" in page.content.decode()
    assert FILLED["password1"] not in page.content.decode()


def test_a_link_that_was_never_sent_says_so(visitor, words):
    page = visitor.get("/en/account/confirm/MTI:1abcde:invented/")

    assert page.status_code == 404
    assert "This link does not work any more" in words(page)
    assert "is not complete. Sign in:" in words(page)


def test_whoever_is_signed_in_is_not_sent_to_the_sign_in_by_a_link_used_before(as_user, asker, words):
    page = as_user(asker).get("/en/account/confirm/MTI:1abcde:invented/")

    assert page.status_code == 404
    assert "See your address" in words(page)
    assert "Sign in" not in words(page)


@pytest.mark.errors_expected
def test_when_the_mail_server_is_away_the_page_says_so_and_the_account_waits(visitor, settings, words):
    settings.EMAIL_BACKEND = "tests.accounts.away.Backend"
    page = visitor.post(SIGN_UP, FILLED)

    assert page.status_code == 503
    assert "We could not send the email" in words(page)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def test_accounts_never_confirmed_are_forgotten_after_a_week_and_others_are_not(visitor, asker):
    from datetime import timedelta

    from django.utils import timezone

    from accounts.actions import forget_unconfirmed

    visitor.post(SIGN_UP, FILLED)
    assert forget_unconfirmed(now=timezone.now() + timedelta(days=6)) == 0
    assert forget_unconfirmed(now=timezone.now() + timedelta(days=8)) == 1
    assert not get_user_model().objects.filter(email="marit@example.org").exists()
    assert get_user_model().objects.filter(pk=asker.pk).exists()

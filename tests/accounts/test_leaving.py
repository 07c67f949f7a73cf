"""Deleting one's account: what goes, what stays, who may, and what a second click does."""

import re

import pytest
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts import actions, leaving
from accounts.signals import MEMBER_LEFT
from news import announce as news_announce
from news.announce import hears
from tests.accounts.pictures import photograph
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.forum import make_answer, make_thread

LEAVE = "/en/settings/leave/"
SURE = {"password": PASSWORD, "word": "delete"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def left(monkeypatch):
    """The ids told by MEMBER_LEFT."""
    told = []
    monkeypatch.setitem(news_announce._receivers, MEMBER_LEFT.name, {})
    hears(MEMBER_LEFT)(lambda news: told.append(news["member"]))
    return told


def test_the_account_goes_and_the_words_stay_without_a_name(
    as_user, asker, helper, visitor, words, left, django_capture_on_commit_callbacks
):
    thread = make_thread(by=asker)
    answer = make_answer(thread, by=helper)
    member, elsewhere, pk = as_user(asker), as_user(asker), asker.pk
    with django_capture_on_commit_callbacks(execute=True):
        last = member.post(LEAVE, SURE, follow=True)

    assert "Your account is deleted" in words(last)
    assert not get_user_model().objects.filter(pk=pk).exists()
    assert not EmailAddress.objects.filter(email="asker@example.com").exists()
    assert elsewhere.get("/en/settings/").status_code == 302
    assert visitor.get("/en/people/asker/").status_code == 404
    thread.refresh_from_db()
    answer.refresh_from_db()
    assert (thread.author, answer.author) == (None, helper)
    assert left == [pk]


def test_the_picture_and_the_failed_sign_ins_go_as_well(as_user, asker, visitor, django_capture_on_commit_callbacks):
    member = as_user(asker)
    with django_capture_on_commit_callbacks(execute=True):
        member.post("/en/settings/picture/", {"picture": SimpleUploadedFile("me.jpg", photograph())})
    asker.refresh_from_db()
    Client().post("/en/account/sign-in/", {"login": asker.email, "password": "a guess like another"})
    assert AccessAttempt.objects.filter(username=asker.email).exists()

    with django_capture_on_commit_callbacks(execute=True):
        member.post(LEAVE, SURE)
    assert visitor.get(asker.face.url).status_code == 404
    assert not AccessAttempt.objects.filter(username=asker.email).exists()


def test_the_same_address_can_sign_up_again(as_user, asker):
    as_user(asker).post(LEAVE, SURE)
    form = {"email": "asker@example.com", "name": "Anna", "password1": "three quiet harbour lamps"}
    Client().post("/en/account/sign-up/", form)

    assert get_user_model().objects.filter(email="asker@example.com").count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password": "wrong"}, "This is not your password."),
        ({"password": ""}, "Enter your password"),
        ({"password": "a\0b"}, "Remove it and send again."),
        ({"word": ""}, "Type “delete”"),
        ({"word": "yes"}, "Type “delete”"),
        ({"word": "d" * 100}, "at most 40 characters"),
    ],
)
def test_without_proof_nothing_is_deleted(as_user, asker, words, typed, sentence):
    page = as_user(asker).post(LEAVE, SURE | typed)

    assert sentence in words(page)
    assert get_user_model().objects.filter(pk=asker.pk).exists()


@pytest.mark.parametrize(
    ("language", "word"), [("de", "löschen"), ("de", " Löschen "), ("de", "„delete“"), ("en", "DELETE")]
)
def test_the_word_is_that_of_the_page(as_user, asker, language, word):
    as_user(asker).post(f"/{language}/settings/leave/", {"password": PASSWORD, "word": word})
    assert not get_user_model().objects.filter(pk=asker.pk).exists()


def test_whoever_has_no_password_gets_a_code_by_mail(as_user, letters, words):
    member = UserFactory(password=None)
    client = as_user(member)
    assert "we send you a code by email first" in words(client.get(LEAVE))
    assert "code" in words(client.post(LEAVE, {"code": "", "word": "delete"}))
    assert get_user_model().objects.filter(pk=member.pk).exists()

    client.post("/en/settings/leave/code/")
    code = re.search(r"^ {4}(\S+)$", letters.newest().body, re.M)[1]
    client.post(LEAVE, {"code": "WRONG", "word": "delete"})
    assert get_user_model().objects.filter(pk=member.pk).exists()
    client.post(LEAVE, {"code": code.lower(), "word": "delete"})
    assert not get_user_model().objects.filter(pk=member.pk).exists()


def test_guessing_ends_with_a_wait(as_user, asker, words):
    member = as_user(asker)
    for _ in range(10):
        member.post(LEAVE, SURE | {"password": "wrong"})

    page = member.post(LEAVE, SURE)
    assert page.status_code == 429
    assert "You can enter your password again in" in words(page)
    assert page["Retry-After"]


def test_a_second_click_changes_nothing(asker, left, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.leave(member=asker, by=get_user_model().objects.get(pk=asker.pk))
    again = get_user_model()(pk=left[0])
    assert actions.leave(member=again, by=again) is False
    assert len(left) == 1


def test_nobody_deletes_somebody_else(asker, helper):
    with pytest.raises(PermissionError):
        actions.leave(member=asker, by=helper)


def test_what_needs_an_owner_keeps_the_account_and_says_so(as_user, asker, words, monkeypatch):
    from django.db.models import ProtectedError

    def held(member):
        raise ProtectedError("still needed", {member})

    monkeypatch.setitem(leaving._letting_go, "test", held)
    page = as_user(asker).post(LEAVE, SURE)

    assert "Something that needs an owner still belongs to this account." in words(page)
    assert get_user_model().objects.filter(pk=asker.pk).exists()


def test_an_app_that_fails_to_let_go_keeps_everything_as_it_was(asker, monkeypatch):
    def broken(member):
        raise RuntimeError("no")

    monkeypatch.setitem(leaving._letting_go, "test", broken)
    with pytest.raises(RuntimeError):
        actions.leave(member=asker, by=asker)
    assert EmailAddress.objects.filter(user=asker).exists()


def test_an_account_deleted_in_the_admin_leaves_the_same_way(
    admin_client, asker, left, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/accounts/user/{asker.pk}/delete/", {"post": "yes"})
    assert left == [asker.pk]


def test_the_way_out_is_for_members(visitor):
    for path in (LEAVE, "/en/settings/data/"):
        assert visitor.get(path).status_code == 302
        assert visitor.post(path).status_code == 302

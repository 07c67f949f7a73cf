"""Ending e-mail by the link in a letter."""

import pytest
from django.core import mail
from django.test import Client

from inbox.actions import choose, send_due_letters
from inbox.kinds import Email
from inbox.models import Choice
from inbox.tokens import token_for
from tests.factories.accounts import UserFactory
from tests.inbox.conftest import ANSWERS, POINTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(asker, told):
    """The link of a letter, without the host."""
    told(asker)
    send_due_letters()
    return "/" + mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]


def test_one_click_of_a_mail_program_ends_one_kind(asker, told, address):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(address, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert not response.cookies
    assert Choice.objects.get().email == Email.NEVER
    told(asker)
    assert send_due_letters() == 0
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Choice.objects.count() == 1


def test_a_lost_stroke_at_the_end_does_no_harm(address):
    assert Client().get(address.rstrip("/")).status_code == 200
    assert Client().post(address.rstrip("/"), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Choice.objects.get().email == Email.NEVER


def test_looking_at_the_link_changes_nothing(address):
    for method in ("get", "head", "get"):
        response = getattr(Client(), method)(address)
        assert response.status_code == 200
    assert not Choice.objects.exists()
    shown = Client().get(address).content.decode()
    assert "No more email about “Answer or reply”?" in shown
    assert "End these emails" in shown
    assert "asker" not in shown
    assert "no-store" in Client().get(address)["Cache-Control"]


def test_a_link_used_before_says_that_it_is_done_and_works_again_after_a_change_of_mind(asker, address):
    Client().post(address)
    shown = Client().get(address).content.decode()
    assert "<h1>These emails have ended</h1>" in shown
    assert "<form" not in shown.partition("<main")[2].partition("</main>")[0]
    choose(by=asker, wishes={ANSWERS.name: (True, Email.AT_ONCE)})
    assert "End these emails" in Client().get(address).content.decode()


def test_what_was_chosen_for_the_site_stays(asker, address):
    choose(by=asker, wishes={ANSWERS.name: (False, Email.AT_ONCE)})
    Client().post(address)
    choice = Choice.objects.get()
    assert (choice.on_site, choice.email) == (False, Email.NEVER)


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: t[1:], lambda t: "x", lambda t: "x" * 3_000, lambda t: t + "%00"]
)
def test_a_link_that_was_cut_off_or_changed_is_not_found(asker, change):
    response = Client().post(f"/en/inbox/stop/{change(token_for(asker.pk, ANSWERS.name))}/")
    assert response.status_code in {400, 404}
    assert not Choice.objects.exists()


@pytest.mark.parametrize("damage", [lambda t: "", lambda t: f"{t[:-3]}/", lambda t: f"{t}x/", lambda t: f"{t}/%3E/"])
@pytest.mark.parametrize(
    ("language", "heading", "button"),
    [
        ("en", "This link is incomplete", "Settings of your notices"),
        ("de", "Dieser Link ist unvollständig", "Einstellungen Ihrer Meldungen"),
    ],
)
def test_a_damaged_link_says_so_and_leads_to_the_settings(asker, language, heading, button, damage):
    address = f"/{language}/inbox/stop/{damage(token_for(asker.pk, ANSWERS.name))}"
    strict = Client(enforce_csrf_checks=True)
    for response in (strict.get(address), strict.post(address, {"List-Unsubscribe": "One-Click"})):
        assert response.status_code == 404
        assert not response.cookies
        html = response.content.decode()
        assert f"<h1>{heading}</h1>" in html
        assert f'href="/{language}/inbox/settings/" rel="nofollow">{button}</a>' in html
        assert asker.name not in html
    assert not Choice.objects.exists()
    onward = strict.get(f"/{language}/inbox/settings/")["Location"]
    assert onward == f"/{language}/account/sign-in/?next=/{language}/inbox/settings/"


def test_a_link_of_a_kind_that_no_longer_exists_is_not_called_damaged(asker):
    response = Client().get(f"/en/inbox/stop/{token_for(asker.pk, 'gone.kind')}/")
    assert response.status_code == 404
    assert "These emails no longer exist" in response.content.decode()


def test_a_link_of_a_kind_or_member_that_is_gone_breaks_nothing(asker):
    assert Client().post(f"/en/inbox/stop/{token_for(asker.pk, 'gone.kind')}/").status_code == 404
    member = UserFactory()
    token = token_for(member.pk, POINTS.name)
    member.delete()
    assert Client().post(f"/en/inbox/stop/{token}/").status_code == 200
    assert not Choice.objects.exists()

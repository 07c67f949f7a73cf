"""Letters: what stands in them, and that none is lost."""

import threading
from datetime import timedelta
from email.header import decode_header, make_header
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from inbox import queries
from inbox.actions import choose, forget_old, mark_group_read, send_again, send_due_letters
from inbox.actions.post import posting
from inbox.kinds import Email
from inbox.models import Letter, Notice
from inbox.rules import LEASE
from inbox.tokens import stop_in
from kb_site.brand.actions import dress
from tests.factories.accounts import UserFactory
from tests.inbox.conftest import ANSWERS, PERSON

pytestmark = pytest.mark.django_db


class Failing(EmailBackend):
    """A mail server that refuses in the way it is told."""

    error: Exception | None = None

    def send_messages(self, messages):
        if Failing.error:
            raise Failing.error
        return super().send_messages(messages)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    Failing.error = None
    return Failing


def later(**passed):
    """Pretend that time passed since the letters were written and last tried."""
    for letter in Letter.objects.all():
        for name in ("created_at", "retry_at", "leased_until"):
            if moment := getattr(letter, name):
                setattr(letter, name, moment - timedelta(**passed))
        letter.save()
    posting.mend()


def test_a_letter_says_what_happened_why_it_comes_and_how_to_end_it(asker, told):
    told(asker, who="Jörg <x>", quote="First part.\n\nSecond & last.")
    assert send_due_letters() == 1
    letter = mail.outbox[0]
    assert letter.to == [asker.email]
    assert letter.subject == "Jörg <x> answered: Rain gauge shows 0 mm"
    assert "Jörg <x> answered:" in letter.body
    assert "Free the bucket" not in letter.body
    assert "> Second & last." in letter.body
    assert "/en/t/1/" in letter.body
    assert "You asked this question." in letter.body
    html = letter.alternatives[0].content
    assert "<strong>Jörg &lt;x&gt;</strong> answered:" in html
    assert "Second &amp; last." in html
    assert 'lang="en"' in html
    for part in (letter.body, html):
        assert "/en/inbox/stop/" in part
        assert "/en/inbox/settings/" in part


def test_a_letter_without_a_quote_says_what_the_list_says(asker, told):
    told(asker)
    send_due_letters()
    assert "harbourlight: “Free the bucket.”" in mail.outbox[0].body


def test_a_letter_speaks_the_members_language(told):
    told(UserFactory(language="de"))
    send_due_letters()
    letter = mail.outbox[0]
    assert "Keine E-Mail mehr zu „Answer or reply“" in letter.body
    assert 'lang="de"' in letter.alternatives[0].content
    assert "/de/inbox/stop/" in letter.extra_headers["List-Unsubscribe"]


def test_headers_let_mail_programs_group_and_end_letters(asker, told):
    told(asker)
    told(asker, snippet="another")
    told(asker, group="forum.thread:2")
    send_due_letters()
    first, second, third = (letter.message() for letter in mail.outbox)
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = first["List-Unsubscribe"].split("/stop/")[1].rstrip("/>")
    assert stop_in(token).member_id == asker.pk
    assert stop_in(token).setting == ANSWERS.name
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["References"] == second["References"] != third["References"]
    assert len({letter["Message-ID"] for letter in (first, second, third)}) == 3


def test_a_sent_letter_is_not_sent_again(asker, told):
    told(asker)
    assert send_due_letters() == 1
    assert send_due_letters() == 0
    assert len(mail.outbox) == 1


def test_what_was_read_or_ended_meanwhile_is_not_sent(asker, helper, told):
    told(asker)
    told(helper)
    mark_group_read(by=asker, group="forum.thread:1")
    choose(by=helper, wishes={ANSWERS.name: (True, Email.NEVER)})
    assert send_due_letters() == 0
    assert Letter.objects.filter(withdrawn_at=None).count() == 0
    assert queries.lag() == 0


def test_a_letter_waits_longer_after_each_vain_attempt_and_goes_at_last(asker, told, server):
    told(asker)
    server.error = SMTPServerDisconnected("gone")
    waits = []
    for _ in range(4):
        assert send_due_letters() == 0
        letter = Letter.objects.get()
        waits.append(round((letter.retry_at - timezone.now()).total_seconds() / 60))
        assert send_due_letters() == 0
        assert Letter.objects.get().attempts == letter.attempts
        later(hours=1)
    assert waits == [1, 2, 4, 8]
    assert "SMTPServerDisconnected: gone" in Letter.objects.get().error
    server.error = None
    assert send_due_letters() == 1
    assert Letter.objects.get().error == ""


def test_one_letter_that_fails_holds_up_no_other(asker, helper, told, server, monkeypatch):
    told(asker)
    told(helper)
    Notice.objects.filter(member=asker).update(data={"quote": 5, "who": ["odd"]}, url="http://[")
    assert send_due_letters() == 1
    assert mail.outbox[0].to == [helper.email]
    assert Letter.objects.get(notice__member=asker).error.startswith("ValueError")


def test_an_address_that_does_not_exist_is_given_up_and_can_be_tried_again(asker, told, server):
    told(asker)
    server.error = SMTPRecipientsRefused({asker.email: (550, b"no such user")})
    send_due_letters()
    letter = Letter.objects.get()
    assert letter.dead_at
    server.error = None
    later(days=1)
    assert send_due_letters() == 0
    assert send_again(letter_ids=[letter.pk]) == 1
    assert send_due_letters() == 1


def test_after_five_days_a_letter_is_given_up_but_not_lost(asker, told, server):
    told(asker)
    server.error = SMTPRecipientsRefused({asker.email: (451, b"try later")})
    send_due_letters()
    assert not Letter.objects.get().dead_at
    later(days=6)
    send_due_letters()
    assert Letter.objects.get().dead_at


def test_whoever_took_a_letter_and_died_leaves_it_to_the_next(asker, told):
    told(asker)
    Letter.objects.update(leased_until=timezone.now() + LEASE)
    assert send_due_letters() == 0
    later(minutes=3)
    assert send_due_letters() == 1


def test_how_long_the_oldest_letter_waits_is_known(asker, told):
    assert queries.lag() == 0
    told(asker)
    later(seconds=30)
    assert 29 < queries.lag() < 60


def test_old_letters_and_notices_are_forgotten(asker, told):
    told(asker)
    told(asker, kind=PERSON)
    send_due_letters()
    Letter.objects.update(sent_at=timezone.now() - timedelta(days=100))
    Notice.objects.filter(kind="test.person").update(at=timezone.now() - timedelta(days=400))
    forget_old(now=timezone.now())
    assert [notice.kind for notice in Notice.objects.all()] == ["test.answer"]
    assert not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_letter_once(told):
    for _ in range(12):
        told(UserFactory())
    sent = []
    begin = threading.Barrier(3)

    def work():
        begin.wait()
        try:
            sent.append(send_due_letters())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == 12
    assert len({letter.to[0] for letter in mail.outbox}) == len(mail.outbox) == 12


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_letter_comes_from_the_brand_editors_keep_and_from_the_address_of_the_installation(told, settings, language):
    settings.DEFAULT_FROM_EMAIL = "Somebody <help@sender.example>"
    dress(name="Nordwind & Söhne")
    told(UserFactory(language=language))
    send_due_letters()
    letter = mail.outbox[0]
    assert parseaddr(str(make_header(decode_header(letter.message()["From"])))) == (
        "Nordwind & Söhne",
        "help@sender.example",
    )
    assert "-- \nNordwind & Söhne\n" in letter.body

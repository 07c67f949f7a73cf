"""Sending letters: each is taken under a lease, sent, and ticked; whoever dies between leaves it to the next.

A mail server that is away or hangs ends the round at the first letter: the others are not touched, it is left alone for a while.
"""

from datetime import datetime
from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPException,
    SMTPHeloError,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
)

import structlog
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from inbox.letters import compose, is_wanted
from inbox.models import Letter, Notice
from inbox.rules import KEPT, LEASE, LETTERS_AT_ONCE, NOTICES_KEPT, is_hopeless, wait_after
from servers.breaker import Away, Breaker

log = structlog.get_logger(__name__)

# The server says this address does not exist: asking again changes nothing.
NOBODY_THERE = range(550, 554)
# It is the server, not the letter: no other letter would go either. (Every SMTPException is an OSError as well.)
SERVER_FAILED = (SMTPServerDisconnected, SMTPConnectError, SMTPHeloError, SMTPAuthenticationError)

# One letter finds out whether the server is back, after 5 s, 10 s, … at most a minute; each may hang for EMAIL_TIMEOUT.
posting = Breaker(first=5.0, longest=60.0)


def send_due_letters(*, limit: int = LETTERS_AT_ONCE) -> int:
    """Send up to ``limit`` letters that are due; how many went. Never raises for a letter: it waits and is tried again."""
    if posting.resting:
        return 0
    due = list(Letter.objects.due(timezone.now()).order_by("retry_at", "pk").values_list("pk", flat=True)[:limit])
    if not due:
        return 0
    connection: BaseEmailBackend = get_connection()
    sent = 0
    try:
        for pk in due:
            sent += _send(pk, connection)
    except Away:
        log.warning("mail_server_away", sent=sent)
    finally:
        _close(connection)
    return sent


def _send(letter_id: int, connection: BaseEmailBackend) -> bool:
    """Whether the letter went. Away when the server does not take letters at the moment."""
    now = timezone.now()
    # One statement takes it: of two workers one changes a row, the other none.
    if not Letter.objects.due(now).filter(pk=letter_id).update(leased_until=now + LEASE, attempts=F("attempts") + 1):
        return False
    letter = Letter.objects.select_related("notice__member").get(pk=letter_id)
    if not is_wanted(letter.notice):
        Letter.objects.filter(pk=letter_id).update(withdrawn_at=timezone.now(), leased_until=None)
        return False
    try:
        # Killed after this line and before the next the letter goes twice, under the same Message-ID.
        _hand_over(compose(letter.notice), connection)
    except Away as away:
        _put_back(letter, away.__cause__ or away, timezone.now())
        raise
    except Exception as error:  # noqa: BLE001  # a mail server, a name server or a template may fail in any way
        _put_back(letter, error, timezone.now())
        _close(connection)  # after an error the session may be unusable; the next letter opens a new one
        return False
    Letter.objects.filter(pk=letter_id).update(sent_at=timezone.now(), leased_until=None, error="")
    return True


def _hand_over(message: EmailMultiAlternatives, connection: BaseEmailBackend) -> None:
    with posting.guard():
        try:
            connection.send_messages([message])
        except SERVER_FAILED as error:
            raise Away from error
        except OSError as error:
            if isinstance(error, SMTPException):
                raise  # this letter was refused, the next one may go
            raise Away from error


def _put_back(letter: Letter, error: BaseException, now: datetime) -> None:
    log.warning("letter_not_sent", letter=letter.pk, attempts=letter.attempts, error=type(error).__name__)
    refused = isinstance(error, SMTPRecipientsRefused) and all(
        code in NOBODY_THERE for code, _reason in error.recipients.values()
    )
    dead = refused or is_hopeless(letter.created_at, now)
    Letter.objects.filter(pk=letter.pk).update(
        leased_until=None,
        retry_at=now + wait_after(letter.attempts),
        error=f"{type(error).__name__}: {error}"[:2_000].replace("\x00", ""),
        dead_at=now if dead else None,
    )


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except Exception as error:  # noqa: BLE001  # the session is given up either way
        log.info("mail_session_not_closed", error=type(error).__name__)


def send_again(*, letter_ids: list[int]) -> int:
    """Try given-up letters once more from the beginning; how many."""
    now = timezone.now()
    return Letter.objects.filter(pk__in=letter_ids, sent_at=None).update(
        dead_at=None, withdrawn_at=None, leased_until=None, retry_at=now, created_at=now, attempts=0
    )


def forget_old(*, now: datetime) -> int:
    """Delete letters sent long ago and notices older than a year; how many rows went."""
    letters, _rows = Letter.objects.filter(sent_at__lt=now - KEPT).delete()
    notices, _rows = Notice.objects.filter(at__lt=now - NOTICES_KEPT).delete()
    return letters + notices

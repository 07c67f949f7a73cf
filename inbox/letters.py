"""Composing a letter out of a notice: subject, plain text, HTML and headers in the member's language."""

import hashlib
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from accounts.queries import sender
from inbox.kinds import Email, kind_of
from inbox.models import Notice
from inbox.queries import email_of
from inbox.tokens import token_for

SUBJECT_LENGTH = 150


def is_wanted(notice: Notice) -> bool:
    """Whether the letter should still go: unread, of a known kind, not withdrawn, not undone; to an active member who wants it."""
    kind = kind_of(notice.kind)
    if kind is None or notice.read_at or notice.data.get("withdrawn") or notice.data.get("undone"):
        return False
    member: Any = notice.member
    if not member.is_active or not member.email or (kind.may_read and not kind.may_read(member, notice.data)):
        return False
    return email_of(member.pk, kind.setting) == Email.AT_ONCE


def compose(notice: Notice) -> EmailMultiAlternatives:
    """The letter for ``notice``. Composed twice it has the same Message-ID, so that a mailbox shows it once."""
    kind = kind_of(notice.kind)
    if kind is None:
        raise ValueError(f"nobody knows the kind {notice.kind}")
    member: Any = notice.member
    language = member.language if member.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        data = {"title": notice.title, **notice.data}
        quote = [part.strip() for part in str(notice.data.get("quote", "")).split("\n\n") if part.strip()]
        stop = _absolute(reverse("inbox:stop", args=[token_for(notice.member_id, kind.setting.name)]))
        words = {
            "member": member,
            "notice": notice,
            "kind": kind,
            "text": kind.text_plain(data, kind.lead if quote else ""),
            "text_html": kind.text_html(data, kind.lead if quote else ""),
            "quote": quote,
            "url": _absolute(notice.url),
            "stop_url": stop,
            "settings_url": _absolute(reverse("inbox:settings")),
            "language": language,
        }
        letter = EmailMultiAlternatives(
            subject=kind.subject_line(data)[:SUBJECT_LENGTH],
            body=render_to_string("inbox/letter.txt", words),
            from_email=sender(),
            to=[member.email],
            headers=_headers(notice, stop),
        )
        letter.attach_alternative(render_to_string("inbox/letter.html", words), "text/html")
    return letter


def _headers(notice: Notice, stop: str) -> dict[str, str]:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<notice-{notice.pk}@{domain}>",
        "Date": format_datetime(timezone.localtime(notice.at)),
        "Auto-Submitted": "auto-generated",
        # RFC 8058: a mail program ends this kind with one POST, without opening a page.
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    if notice.group:
        # Mail programs put letters with a common ancestor together, whether it ever existed or not.
        name = hashlib.sha256(notice.group.encode()).hexdigest()[:24]
        headers["References"] = f"<about-{name}@{domain}>"
    return headers


def _absolute(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)

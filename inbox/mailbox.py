"""Mail for development: sent letters lie as files in one folder and are read at /dev/mail/."""

import email.policy
import os
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage as Parsed
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

NAME = re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{8}\Z")


class FolderBackend(BaseEmailBackend):
    """Writes each letter into ``settings.MAIL_FOLDER``; never sends anything anywhere."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them; how many."""
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{uuid.uuid4().hex[:8]}"
            # Nobody reads half a letter: it gets its name when it is whole.
            half = folder / f".{name}"
            half.write_bytes(message.message().as_bytes())
            os.replace(half, folder / f"{name}.eml")
        return len(email_messages)


@dataclass(frozen=True)
class Mail:
    """One letter in the folder."""

    name: str
    sent_at: datetime
    sender: str
    to: str
    subject: str
    plain: str
    html: str
    source: str


def names() -> list[str]:
    """Names of all letters, the newest first."""
    folder = Path(settings.MAIL_FOLDER)
    found = (path.stem for path in folder.glob("*.eml")) if folder.is_dir() else iter(())
    return sorted((name for name in found if NAME.match(name)), reverse=True)


def mail(name: str) -> Mail | None:
    """The letter of this name; None when there is none (or the name is no name of ours)."""
    path = Path(settings.MAIL_FOLDER) / f"{name}.eml"
    if not NAME.match(name) or not path.is_file():
        return None
    data = path.read_bytes()
    parsed = message_from_bytes(data, policy=email.policy.default)
    return Mail(
        name=name,
        sent_at=datetime.strptime(name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC),
        sender=str(parsed["From"] or ""),
        to=str(parsed["To"] or ""),
        subject=str(parsed["Subject"] or ""),
        plain=_part(parsed, "plain"),
        html=_part(parsed, "html"),
        source=data.decode(errors="replace"),
    )


def _part(parsed: Parsed, kind: str) -> str:
    body = parsed.get_body(preferencelist=(kind,))
    return str(body.get_content()) if body is not None else ""

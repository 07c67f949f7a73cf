"""The chainable words of the inbox."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from inbox.kinds import Tab, kinds_under

if TYPE_CHECKING:
    from inbox.models import Letter, Notice  # noqa: F401  # only for the types below


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, filtered in the inbox's own words."""

    def of(self, member: Any) -> Self:
        """Those in a member's list."""
        return self.filter(member=member, on_site=True)

    def unread(self) -> Self:
        """Those not yet read."""
        return self.filter(read_at=None)

    def under(self, tab: Tab) -> Self:
        """Those of a tab."""
        return self.filter(kind__in=kinds_under(tab))


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters, filtered in the inbox's own words."""

    def waiting(self) -> Self:
        """Neither sent nor given up nor withdrawn."""
        return self.filter(sent_at=None, dead_at=None, withdrawn_at=None)

    def due(self, now: datetime) -> Self:
        """Those to be sent now, nobody else being at it."""
        return self.waiting().filter(Q(leased_until=None) | Q(leased_until__lt=now), retry_at__lte=now)

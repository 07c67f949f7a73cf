"""The chainable words of the forum; `visible_to` is the one place that decides who sees a thread or an answer."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from forum.models import Answer, Thread  # noqa: F401  # only for the types below


def _of_visible_threads(user: Any, prefix: str = "") -> Q:
    """Threads ``user`` may see: public and not hidden; their own private ones; everything for those who may see it."""
    public = Q(**{f"{prefix}visibility": "public"})
    shown = Q(**{f"{prefix}hidden_at": None})
    if not getattr(user, "is_authenticated", False):
        return public & shown
    own = Q(**{f"{prefix}author": user})
    public = Q() if user.has_perm("forum.see_private") else public | own
    if not user.has_perm("forum.hide_post"):
        return public & (shown | own)
    return public


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Threads, filtered in the forum's own words."""

    def visible_to(self, user: Any) -> Self:
        """Those this person may see now."""
        return self.filter(_of_visible_threads(user))

    def public(self) -> Self:
        """Those everybody may see."""
        return self.filter(visibility="public", hidden_at=None)

    def unanswered(self) -> Self:
        """Those still waiting for their first answer."""
        return self.filter(answer_count=0, closed_at=None, duplicate_of=None)

    def solved(self) -> Self:
        """Those whose asker found an answer that worked."""
        return self.filter(solution__isnull=False)


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers, filtered in the forum's own words."""

    def visible_to(self, user: Any) -> Self:
        """Those this person may see now, under threads they may see."""
        rows = self.filter(_of_visible_threads(user, "thread__"))
        if getattr(user, "is_authenticated", False):
            return rows if user.has_perm("forum.hide_post") else rows.filter(Q(hidden_at=None) | Q(author=user))
        return rows.filter(hidden_at=None)

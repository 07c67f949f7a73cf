"""The chainable words of the forum; `visible_to` is the one place that decides who sees a thread or an answer."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from forum.models import Answer, Report, Thread  # noqa: F401  # only for the types below


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


def _not_hidden_from(user: Any) -> Q:
    if not getattr(user, "is_authenticated", False):
        return Q(hidden_at=None)
    return Q() if user.has_perm("forum.hide_post") else Q(hidden_at=None) | Q(author=user)


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Threads, filtered in the forum's own words."""

    def visible_to(self, user: Any) -> Self:
        """Those this person may see now."""
        return self.filter(_of_visible_threads(user))

    def public(self) -> Self:
        """Those everybody may see."""
        return self.filter(visibility="public", hidden_at=None)

    def listed_for(self, user: Any) -> Self:
        """Those that lists show: public and not hidden, and one's own."""
        public = Q(visibility="public", hidden_at=None)
        return (
            self.filter(public | Q(author=user.pk)) if getattr(user, "is_authenticated", False) else self.filter(public)
        )

    def open(self) -> Self:
        """Those that still take answers."""
        return self.filter(closed_at=None, duplicate_of=None, archived_at=None, emptied_at=None, hidden_at=None)

    def unanswered(self) -> Self:
        """Those still waiting for their first answer."""
        return self.open().filter(answer_count=0)

    def needing_attention(self) -> Self:
        """Open, unsolved, and either unanswered or with the asker's word last."""
        return self.open().filter(Q(answer_count=0) | Q(active_by=models.F("author")), solution=None)

    def solved(self) -> Self:
        """Those whose asker found an answer that worked."""
        return self.filter(solution__isnull=False)


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers, filtered in the forum's own words."""

    def shown(self) -> Self:
        """Those that count as answers: neither hidden nor taken back."""
        return self.filter(hidden_at=None, emptied_at=None)

    def visible_to(self, user: Any) -> Self:
        """Those this person may see now, under threads they may see."""
        return self.filter(_of_visible_threads(user, "thread__"), _not_hidden_from(user))

    def visible_under(self, thread: "Thread", user: Any) -> Self:
        """Those this person may see now under a thread they are known to see."""
        return self.filter(_not_hidden_from(user), thread=thread)


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports, filtered in the forum's own words."""

    def visible_to(self, user: Any) -> Self:
        """Those on posts of threads that ``user`` may see as a moderator: public ones, and private ones with `see_private`."""
        if user.has_perm("forum.see_private"):
            return self
        return self.filter(
            Q(thread__visibility="public")
            | Q(answer__thread__visibility="public")
            | Q(reply__within__visibility="public")
        )

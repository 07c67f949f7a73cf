"""The replies somebody may see, and how many of them stand before one."""

from typing import Any

from django.db.models import Q, QuerySet

from forum import rules
from forum.models import Answer, Reply, Thread
from forum.posts import Person


def replies_visible_to(user: Person, *, on: Thread | Answer | None = None) -> QuerySet[Any]:
    """Those not hidden from ``user``, of one post if it is named. The caller has asked whether ``user`` may see that."""
    rows: QuerySet[Any] = Reply.objects.all()
    if on is not None:
        rows = rows.filter(answer=on) if isinstance(on, Answer) else rows.filter(within=on, answer=None)
    if not rules.is_member(user):
        return rows.filter(hidden_at=None)
    return rows if rules.may_hide(user) else rows.filter(Q(hidden_at=None) | Q(user=user))


def replies_before(reply: Reply, *, user: Person) -> int:
    """How many of those ``user`` sees stand before this one under the same post."""
    here = replies_visible_to(user).filter(within=reply.within_id, answer=reply.answer_id)
    earlier = Q(written_at__lt=reply.written_at) | Q(written_at=reply.written_at, pk__lt=reply.pk)
    return here.filter(earlier).count()

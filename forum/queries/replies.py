"""Replies of a page in one query, whatever their number; the library would take two for each."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.safestring import mark_safe

from forum import rules
from forum.models import Answer, Reply, Thread
from forum.posts import Person
from forum.queries.parts import Replies, ReplyView
from forum.rules.limits import REPLIES_LOADED, REPLIES_SHOWN

REPLIES_A_PAGE = 100


def replies_by_post(thread: Thread, answer_ids: Sequence[int], *, user: Person) -> dict[tuple[str, int], Replies]:
    """The first replies of the question and of these answers, by ("thread" | "answer", id). One query."""
    rows = list(
        _visible(user)
        .filter(Q(answer=None) | Q(answer__in=answer_ids), within=thread)
        .annotate(
            number=Window(RowNumber(), partition_by="answer_id", order_by=["written_at", "pk"]),
            total=Window(Count("*"), partition_by="answer_id"),
        )
        .filter(number__lte=REPLIES_LOADED)
        .order_by("written_at", "pk")
    )
    groups: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for row in rows:
        groups["answer" if row.answer_id else "thread", row.answer_id or thread.pk].append(row)
    by_id = {row.pk: row for row in rows}
    now = timezone.now()
    return {
        key: Replies(
            shown=tuple(_view(row, thread, user, by_id, now) for row in group[:REPLIES_SHOWN]),
            folded=tuple(_view(row, thread, user, by_id, now) for row in group[REPLIES_SHOWN:]),
            count=group[0].total,
        )
        for key, group in groups.items()
    }


def replies_page(on: Thread | Answer, *, user: Person, page: int = 1) -> tuple[ReplyView, ...]:
    """All replies of one post, a hundred a page; empty beyond the last. The caller has asked whether ``user`` may see ``on``."""
    thread = on.thread if isinstance(on, Answer) else on
    start = (max(1, min(page, 10_000)) - 1) * REPLIES_A_PAGE
    here = {"answer": on} if isinstance(on, Answer) else {"answer": None}
    rows = list(
        _visible(user).filter(within=thread, **here).order_by("written_at", "pk")[start : start + REPLIES_A_PAGE]
    )
    by_id = {row.pk: row for row in rows}
    now = timezone.now()
    return tuple(_view(row, thread, user, by_id, now) for row in rows)


def _visible(user: Person) -> QuerySet[Any]:
    rows = Reply.objects.select_related("user")
    if not rules.is_member(user):
        return rows.filter(hidden_at=None)
    return rows if rules.may_hide(user) else rows.filter(Q(hidden_at=None) | Q(user=user))


def _view(row: Any, thread: Thread, user: Person, by_id: dict[int, Any], now: datetime) -> ReplyView:
    turned_to = by_id.get(row.reply_to_id)
    row.within = thread
    return ReplyView(
        id=row.pk,
        author=row.user,
        by_asker=row.user_id is not None and row.user_id == thread.author_id,
        html=mark_safe(row.body_html),  # noqa: S308  # came out of markup.render, the one door to HTML
        at=row.written_at,
        edited_at=row.edited_at,
        hidden_at=row.hidden_at,
        hidden_reason=row.hidden_reason,
        emptied=row.emptied_at is not None,
        reply_to_id=row.reply_to_id,
        reply_to_author=turned_to.user if turned_to else None,
        version=row.version,
        may_edit=rules.may_edit_reply(user, row, thread, now=now),
        may_delete=rules.may_delete_reply(user, row),
        may_report=rules.may_report(user, row.user_id),
    )

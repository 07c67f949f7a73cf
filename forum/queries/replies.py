"""Replies of a page in one query, whatever their number; the library would take two for each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.safestring import mark_safe

from accounts.pages import require_page
from forum import rules
from forum.models import Answer, Thread
from forum.posts import Person, PostId
from forum.queries.parts import Replies, ReplyView
from forum.queries.visible_replies import replies_visible_to
from forum.queries.whereabouts import whereabouts_of
from forum.rules.limits import REPLIES_A_PAGE, REPLIES_LOADED, REPLIES_SHOWN


def replies_by_post(thread: Thread, answer_ids: Sequence[int], *, user: Person) -> dict[tuple[str, int], Replies]:
    """The first replies of the question and of these answers, by ("thread" | "answer", id). One query."""
    rows = list(
        replies_visible_to(user)
        .select_related("user")
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


@dataclass(frozen=True)
class RepliesPage:
    """One page of all replies of a post, the oldest first."""

    post: PostId
    thread: Thread
    row: Thread | Answer
    """The question or the answer they hang on."""
    replies: tuple[ReplyView, ...]
    count: int
    """On all pages, as far as the reader sees them."""
    page: int
    may_reply: rules.Verdict
    may_hide: rules.Verdict


def replies_page(on: PostId, *, user: Person, page: int = 1) -> RepliesPage:
    """All replies of a question or an answer, fifty a page. At most four queries beside permissions.

    Raises:
        Missing: no such post, or not for this person; a reply. Beyond: a page beyond the last.
    """
    if on.kind == "reply":
        raise rules.Missing
    found = whereabouts_of(on, user=user)
    rows = replies_visible_to(user, on=found.row)
    count = rows.count()
    require_page(page, last=-(-count // REPLIES_A_PAGE))
    start = (page - 1) * REPLIES_A_PAGE
    shown = list(rows.select_related("user").order_by("written_at", "pk")[start : start + REPLIES_A_PAGE])
    by_id, now = {row.pk: row for row in shown}, timezone.now()
    return RepliesPage(
        post=on,
        thread=found.thread,
        row=found.row,
        replies=tuple(_view(row, found.thread, user, by_id, now) for row in shown),
        count=count,
        page=page,
        may_reply=rules.may_reply(user, found.row),
        may_hide=rules.may_hide(user),
    )


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

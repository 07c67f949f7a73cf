"""The queue of the console: with you, waiting, with colleagues."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from escalation.models import Conversation, Message
from forum.queries.facts import ThreadFacts, facts_by_id

SHOWN = 50


@dataclass(frozen=True)
class QueueRow:
    """One conversation in the queue."""

    conversation: Conversation
    thread: ThreadFacts
    since: datetime
    waited: int
    """Seconds since the customer began to wait."""
    unread: bool
    """The customer said something the agent has not seen."""


@dataclass(frozen=True)
class Queue:
    """The three parts of the queue, at most fifty each, and how many wait in all."""

    mine: tuple[QueueRow, ...]
    waiting: tuple[QueueRow, ...]
    others: tuple[QueueRow, ...]
    waiting_count: int


def queue(*, agent: Any) -> Queue:
    """The queue as this agent sees it. Five queries, whatever its length."""
    said = Message.objects.filter(conversation=OuterRef("pk"), kind=Message.Kind.CUSTOMER).order_by("-pk")
    rows = Conversation.objects.select_related("customer", "agent").annotate(said=Subquery(said.values("pk")[:1]))
    claimed = rows.filter(state=Conversation.State.CLAIMED)
    parts = (
        list(claimed.filter(agent=agent).order_by("claimed_at", "pk")[:SHOWN]),
        list(rows.waiting()[:SHOWN]),
        list(claimed.exclude(agent=agent).order_by("claimed_at", "pk")[:SHOWN]),
    )
    facts = facts_by_id([row.thread_id for part in parts for row in part], user=agent)
    now = timezone.now()
    mine, waiting, others = (tuple(_row(row, facts, now) for row in part if row.thread_id in facts) for part in parts)
    return Queue(mine, waiting, others, Conversation.objects.waiting().count())


def _row(row: Any, facts: dict[int, ThreadFacts], now: datetime) -> QueueRow:
    since = row.claimed_at or row.waiting_since
    return QueueRow(
        conversation=row,
        thread=facts[row.thread_id],
        since=since,
        waited=int((now - row.waiting_since).total_seconds()),
        unread=(row.said or 0) > row.agent_read,
    )

"""The queue of the console: with you, waiting, with colleagues; and whether the agent takes conversations."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from escalation.models import Conversation, DeskClock, Duty, Message
from escalation.rules import Clock, reply_clock, waiting_clock
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
    """It is with this agent, and the customer said something they have not seen."""
    clock: Clock | None
    """What is left of the promised time; None where nobody waits for anything."""


@dataclass(frozen=True)
class Queue:
    """The three parts of the queue, at most fifty each, and how many wait in all."""

    mine: tuple[QueueRow, ...]
    waiting: tuple[QueueRow, ...]
    others: tuple[QueueRow, ...]
    waiting_count: int

    @property
    def left_out(self) -> int:
        """How many wait beyond those shown."""
        return max(self.waiting_count - len(self.waiting), 0) if len(self.waiting) >= SHOWN else 0


def queue(*, agent: Any) -> Queue:
    """The queue as this agent sees it, without their own questions. Five queries, whatever its length."""
    said = Message.objects.filter(conversation=OuterRef("pk"), kind=Message.Kind.CUSTOMER).order_by("-pk")
    answered = Message.objects.filter(conversation=OuterRef("pk"), kind=Message.Kind.AGENT).order_by("-pk")
    others_questions = Conversation.objects.exclude(customer=agent)
    rows = others_questions.select_related("customer", "agent").annotate(
        said=Subquery(said.values("pk")[:1]),
        said_at=Subquery(said.values("at")[:1]),
        answered=Subquery(answered.values("pk")[:1]),
    )
    claimed = rows.filter(state=Conversation.State.CLAIMED)
    parts = (
        list(claimed.filter(agent=agent).order_by("claimed_at", "pk")[:SHOWN]),
        list(rows.waiting()[:SHOWN]),
        list(claimed.exclude(agent=agent).order_by("claimed_at", "pk")[:SHOWN]),
    )
    facts = facts_by_id([row.thread_id for part in parts for row in part], user=agent)
    now = timezone.now()
    mine, waiting, others = (
        tuple(_row(row, facts, now, agent) for row in part if row.thread_id in facts) for part in parts
    )
    hidden = len(parts[1]) - len(waiting)
    return Queue(mine, waiting, others, others_questions.waiting().count() - hidden)


def _row(row: Any, facts: dict[int, ThreadFacts], now: datetime, agent: Any) -> QueueRow:
    return QueueRow(
        conversation=row,
        thread=facts[row.thread_id],
        since=row.claimed_at or row.waiting_since,
        waited=int((now - row.waiting_since).total_seconds()),
        unread=row.agent_id == agent.pk and (row.said or 0) > row.agent_read,
        clock=_clock(row, now),
    )


def _clock(row: Any, now: datetime) -> Clock | None:
    if row.state == Conversation.State.WAITING:
        return waiting_clock(waited=int((now - row.waiting_since).total_seconds()), promised=row.estimate)
    if (row.said or 0) <= (row.answered or 0):
        return None
    # Before somebody took it the waiting clock ran; the one for the reply begins when they did.
    return reply_clock(waited=int((now - max(row.said_at, row.claimed_at or row.said_at)).total_seconds()))


def duty_of(agent: Any) -> Duty | None:
    """The agent's last sign of life and whether they take conversations; None when the console never saw them. One query."""
    return Duty.objects.filter(agent=agent).first()


def desk_clock() -> int:
    """How often something changed at the desk: where the page's stream begins. One query."""
    return DeskClock.objects.filter(pk=1).values_list("changes", flat=True).first() or 0

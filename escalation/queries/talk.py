"""The open conversation of the console: its log, who the customer is, what they did before, what may come of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.queries.links import ArticleLink, SectionLink, article_link
from escalation.models import Conversation, Message
from escalation.queries.conversations import ConversationPage, conversation_page
from escalation.queries.messages import MESSAGES_SHOWN, MessageView, message_view, messages_for
from escalation.queries.places import sections_for
from escalation.rules import (
    PRESENT_WITHIN,
    Clock,
    Verdict,
    may_act_as_agent,
    may_claim,
    may_make_article,
    reply_clock,
    waiting_clock,
)
from forum.queries.outlines import AnswerOutline, AskedThread, answers_in_short, asked_by, follower_count

BEFORE_SHOWN = 6


@dataclass(frozen=True)
class Step:
    """One thing of the shared trail."""

    kind: str
    title: str
    url: str
    at: datetime | None


@dataclass(frozen=True)
class Before:
    """Something the customer asked before; ``conversation`` when a person was with it."""

    asked: AskedThread
    conversation: Conversation | None


@dataclass(frozen=True)
class Talk:
    """Everything the second and the third column show of one conversation."""

    page: ConversationPage
    clock: Clock | None
    may_take: Verdict
    may_write: Verdict
    may_make_article: Verdict
    sections: tuple[SectionLink, ...]
    """Where an article may go, once one may be made."""
    likely_section: int | None
    answers: tuple[AnswerOutline, ...]
    follower_count: int
    trail: tuple[Step, ...]
    before: tuple[Before, ...]
    article: ArticleLink | None
    """The published article that was made of it; its draft is `conversation.article_draft`."""
    customer_here: bool

    @property
    def mine(self) -> bool:
        """The agent who reads this has the conversation."""
        return bool(self.may_write)

    @property
    def says_something(self) -> bool:
        """An agent answered, so that an article could be made of it."""
        return bool(self.page.proposal or self.page.conversation.agent_said)


def talk_of(conversation_id: int, *, agent: Any, before: int = 0) -> Talk:
    """The conversation as ``agent`` sees it; ``before`` gives the messages before that one. At most sixteen queries.

    Raises:
        Missing: no such conversation, or not for this person.
    """
    page = conversation_page(conversation_id=conversation_id, user=agent, before=before)
    conversation, now = page.conversation, timezone.now()
    seen = conversation.customer_seen_at
    draft = conversation.article_draft
    may_make = may_make_article(agent, conversation, page.proposal)
    sections, likely = sections_for(page.thread) if may_make and not draft else ((), None)
    return Talk(
        page=page,
        clock=_clock(page, now),
        may_take=may_claim(agent, conversation, now=now),
        may_write=may_act_as_agent(agent, conversation),
        may_make_article=may_make,
        sections=sections,
        likely_section=likely,
        answers=answers_in_short(page.thread.id, user=agent) if page.thread.answer_count else (),
        follower_count=follower_count(page.thread.id),
        trail=tuple(map(_step, conversation.trail)),
        before=_before(conversation, agent),
        article=article_link(draft, user=agent) if draft else None,
        customer_here=seen is not None and now - seen < PRESENT_WITHIN,
    )


def new_lines(conversation: Conversation, *, user: Any, after: int) -> tuple[MessageView, ...]:
    """What was said after the message ``after``, oldest first, at most the newest two hundred. One query."""
    rows = messages_for(conversation.pk, user=user).filter(pk__gt=after).select_related("author")
    newest: Sequence[Message] = rows.order_by("-pk")[:MESSAGES_SHOWN]
    return tuple(message_view(row, conversation, user) for row in reversed(newest))


def texts_of(conversation_id: int, *, user: Any) -> tuple[Message, ...]:
    """What both sides said, oldest first, at most the newest hundred: what an answer for everyone can be made of. One query."""
    both = (Message.Kind.CUSTOMER, Message.Kind.AGENT)
    rows = messages_for(conversation_id, user=user).filter(kind__in=both).select_related("author")
    return tuple(reversed(rows.order_by("-pk")[:100]))


def _clock(page: ConversationPage, now: datetime) -> Clock | None:
    conversation = page.conversation
    if conversation.state == Conversation.State.WAITING:
        waited = int((now - conversation.waiting_since).total_seconds())
        return waiting_clock(waited=waited, promised=conversation.estimate)
    said = [line for line in page.messages if line.kind in (Message.Kind.CUSTOMER, Message.Kind.AGENT)]
    if conversation.state != Conversation.State.CLAIMED or not said or said[-1].kind == Message.Kind.AGENT:
        return None
    since = max(said[-1].at, conversation.claimed_at or said[-1].at)
    return reply_clock(waited=int((now - since).total_seconds()))


def _step(entry: dict[str, str]) -> Step:
    return Step(entry["kind"], entry["title"], entry["url"], parse_datetime(entry["at"]))


def _before(conversation: Conversation, agent: Any) -> tuple[Before, ...]:
    if conversation.customer is None:
        return ()
    asked = asked_by(conversation.customer, user=agent, limit=BEFORE_SHOWN, but=conversation.thread_id)
    numbers = [row.thread.id for row in asked]
    rows = Conversation.objects.filter(thread__in=numbers).select_related("agent") if numbers else ()
    talked = {row.thread_id: row for row in rows}
    return tuple(Before(row, talked.get(row.thread.id)) for row in asked)

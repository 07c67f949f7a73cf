"""The facts that decide whether a thread may be handed over now."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from escalation.models import Conversation
from escalation.queries.desk import site_time
from escalation.rules import Eligibility, Situation, may_hand_over
from forum.queries.facts import ThreadFacts


def situation_of(facts: ThreadFacts, user: Any, *, present: int) -> Situation:
    """What decides, with ``present`` agents on duty. Two queries."""
    since = timezone.now() - timedelta(hours=24)
    return Situation(
        is_asker=facts.asker is not None and facts.asker == user.pk,
        private=facts.private,
        closed_to_all=facts.closed_to_all,
        answer_count=facts.answer_count,
        asked_at=site_time(facts.asked_at),
        on_duty=present,
        running=Conversation.objects.running().filter(thread_id=facts.id).exists(),
        opened_today=Conversation.objects.filter(customer=user, opened_at__gte=since)
        .exclude(thread_id=facts.id)
        .count(),
    )


def eligibility_of(facts: ThreadFacts, user: Any, *, present: int) -> Eligibility:
    """Whether ``user`` may hand the thread over now, in words."""
    return may_hand_over(situation_of(facts, user, present=present), now=site_time(timezone.now()))

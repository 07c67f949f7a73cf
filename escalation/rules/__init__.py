"""Who may hand over when, who may say what, and the tables of numbers; pure, in words a customer reads."""

from escalation.rules.articles import conversations_in, draft_key, may_make_article
from escalation.rules.clocks import REPLY_WITHIN, Clock, reply_clock, span, waiting_clock
from escalation.rules.desk import (
    DUTY_GRACE,
    estimate_seconds,
    is_open,
    next_opening,
)
from escalation.rules.eligibility import (
    A_DAY,
    HAND_OVER_AFTER,
    Eligibility,
    Situation,
    may_hand_over,
)
from escalation.rules.first_words import title_and_text
from escalation.rules.likely_answer import likely_answer
from escalation.rules.talk import (
    AGENTS_ONLY,
    LEASE,
    MESSAGE_LENGTH,
    NOTE_LENGTH,
    PRESENCE_LEASE,
    PRESENT_WITHIN,
    PROPOSAL_LEAST,
    PROPOSAL_MOST,
    REOPEN_WITHIN,
    UNSEEN_AFTER,
    is_a_side,
    may_act_as_agent,
    may_claim,
    may_converse,
    may_talk_as_agent,
    may_withdraw,
)
from forum.rules import YES, Missing, Refused, Verdict, require

__all__ = [
    "AGENTS_ONLY",
    "A_DAY",
    "DUTY_GRACE",
    "HAND_OVER_AFTER",
    "LEASE",
    "MESSAGE_LENGTH",
    "NOTE_LENGTH",
    "PRESENCE_LEASE",
    "PRESENT_WITHIN",
    "PROPOSAL_LEAST",
    "PROPOSAL_MOST",
    "REOPEN_WITHIN",
    "REPLY_WITHIN",
    "UNSEEN_AFTER",
    "YES",
    "Clock",
    "Eligibility",
    "Missing",
    "Refused",
    "Situation",
    "Verdict",
    "conversations_in",
    "draft_key",
    "estimate_seconds",
    "is_a_side",
    "is_open",
    "likely_answer",
    "may_act_as_agent",
    "may_claim",
    "may_converse",
    "may_hand_over",
    "may_make_article",
    "may_talk_as_agent",
    "may_withdraw",
    "next_opening",
    "reply_clock",
    "require",
    "span",
    "title_and_text",
    "waiting_clock",
]

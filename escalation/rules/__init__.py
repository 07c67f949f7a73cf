"""Who may hand over when, who may say what, and the tables of numbers; pure, in words a customer reads."""

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
from escalation.rules.talk import (
    LEASE,
    MESSAGE_LENGTH,
    PRESENCE_LEASE,
    REOPEN_WITHIN,
    Missing,
    Refused,
    may_claim,
    may_converse,
    may_talk_as_agent,
    require,
)

__all__ = [
    "A_DAY",
    "DUTY_GRACE",
    "HAND_OVER_AFTER",
    "LEASE",
    "MESSAGE_LENGTH",
    "PRESENCE_LEASE",
    "REOPEN_WITHIN",
    "Eligibility",
    "Missing",
    "Refused",
    "Situation",
    "estimate_seconds",
    "is_open",
    "may_claim",
    "may_converse",
    "may_hand_over",
    "may_talk_as_agent",
    "next_opening",
    "require",
]

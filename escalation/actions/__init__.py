"""Every write of the hand-over: keyword-only, ``by=`` the person who does it, one transaction, news inside.

All raise `escalation.rules.Missing` (404) where the thing is gone or not for this person, and `escalation.rules.Refused`
(``sentence``, ``field``) where it may not be done now.
"""

from escalation.actions.claim import claim, claim_next, keep_lease, release, return_lapsed
from escalation.actions.duty import show_presence, take_conversations
from escalation.actions.forget_member import forget_member, tell_of_forgetting
from escalation.actions.hand_over import hand_over, open_private
from escalation.actions.make_article import make_article
from escalation.actions.presence import mark_read, note_customer, notice_absent
from escalation.actions.resolve import decide_proposal, leave, resolve_with_answer, resolve_without_answer
from escalation.actions.send_message import send_message
from escalation.actions.withdraw_message import withdraw_message

__all__ = [
    "claim",
    "claim_next",
    "decide_proposal",
    "forget_member",
    "hand_over",
    "keep_lease",
    "leave",
    "make_article",
    "mark_read",
    "note_customer",
    "notice_absent",
    "open_private",
    "release",
    "resolve_with_answer",
    "resolve_without_answer",
    "return_lapsed",
    "send_message",
    "show_presence",
    "take_conversations",
    "tell_of_forgetting",
    "withdraw_message",
]

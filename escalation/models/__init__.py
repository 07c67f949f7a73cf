"""Tables of the hand-over: conversations, their messages, the proposal to publish, who is on duty."""

from escalation.models.conversations import Conversation, Proposal
from escalation.models.duty import DeskClock, Duty
from escalation.models.messages import Message

__all__ = ["Conversation", "DeskClock", "Duty", "Message", "Proposal"]

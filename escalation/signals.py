"""The news of the hand-over. ``customer`` and ``agent`` are members, None where nobody is left."""

from news.announce import Headline

HANDED_OVER = Headline("escalation.handed_over", "conversation", "thread", "customer")
"""A thread waits for a person, for the first time or again."""
CONVERSATION_CLAIMED = Headline("escalation.conversation_claimed", "conversation", "thread", "customer", "agent")
CONVERSATION_RETURNED = Headline("escalation.conversation_returned", "conversation", "thread", "agent", "why")
"""Back in the queue; ``why`` is "released" or "lapsed"."""
MESSAGE_SENT = Headline("escalation.message_sent", "conversation", "thread", "message", "customer", "by", "kind")
"""``kind`` is "customer", "agent" or "note"."""
MESSAGE_WITHDRAWN = Headline("escalation.message_withdrawn", "conversation", "thread", "message", "by")
"""Public words no longer stand on the thread; ``by`` said them, is an agent or a moderator."""
MESSAGE_UNSEEN = Headline("escalation.message_unseen", "conversation", "thread", "message", "customer")
"""An agent wrote and the customer is not there; ``message`` is the newest of several."""
ANSWER_PROPOSED = Headline("escalation.answer_proposed", "conversation", "thread", "proposal", "customer", "agent")
PROPOSAL_DECIDED = Headline("escalation.proposal_decided", "conversation", "thread", "proposal", "answer", "agent")
"""``answer`` is None where the customer keeps it private."""
CONVERSATION_RESOLVED = Headline("escalation.conversation_resolved", "conversation", "thread", "customer", "agent")
CONVERSATION_LEFT = Headline("escalation.conversation_left", "conversation", "thread", "customer")
CONVERSATION_FORGOTTEN = Headline("escalation.conversation_forgotten", "conversation")
"""Its customer or its agent left the community: it ended, or went back to the queue. For our own listeners."""

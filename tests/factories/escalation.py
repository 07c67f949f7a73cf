"""Makes hand-overs, through the actions people use."""

from escalation import actions
from escalation.models import Conversation
from tests.factories.forum import make_thread

WORDS = "I have waited a day now and the rain gauge still shows nothing."


def make_waiting(thread=None, words=WORDS, **fields) -> Conversation:
    """A conversation that waits in the queue; its customer is the thread's asker."""
    thread = thread or make_thread()
    return actions.hand_over(by=thread.author, thread_id=thread.pk, words=words, **fields)


def make_claimed(agent, thread=None, **fields) -> Conversation:
    """A conversation ``agent`` has taken."""
    return actions.claim(by=agent, conversation_id=make_waiting(thread, **fields).pk)

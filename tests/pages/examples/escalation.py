"""Pages of the agents' console."""

from tests.pages.examples import Example


def talk(state):
    return lambda world, language: {"conversation_id": world.talks[language][state].pk}


def with_talks(world, language):
    """The queue is of no interest empty."""
    assert world.talks[language]
    return {}


PART = "a part of the console, fetched by its script"
POSTED = "POST only; by a link it leads back to the page the button stands on"

EXAMPLES = {
    "desk:queue": Example(who="agent", args=with_talks),
    "desk:conversation": Example(who="agent", args=talk("claimed")),
    "desk:conversation#waiting": Example(who="agent", args=talk("waiting")),
    "desk:conversation#proposed": Example(who="agent", args=talk("proposed")),
    "desk:conversation-close": Example(who="agent", args=talk("claimed")),
    "desk:queue-fresh": Example(unwalked=PART),
    "desk:conversation-fresh": Example(unwalked=PART, args=talk("claimed")),
    "desk:conversation-tips": Example(unwalked=PART, args=talk("claimed")),
    "desk:conversation-say": Example(unwalked=POSTED, args=talk("claimed")),
    "desk:conversation-take": Example(unwalked=POSTED, args=talk("waiting")),
    "desk:conversation-give-back": Example(unwalked=POSTED, args=talk("claimed")),
    "desk:conversation-article": Example(unwalked=POSTED, args=talk("proposed")),
    "desk:take-next": Example(unwalked=POSTED),
    "desk:duty": Example(unwalked=POSTED),
}

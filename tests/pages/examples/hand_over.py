"""Pages of the customer's side of a hand-over."""

from tests.pages.examples import Example


def talk(state):
    return lambda world, language: {"conversation_id": world.talks[language][state].pk}


def asked(world, language):
    return {"thread_id": world.threads[language].pk}


def handed_over(world, language):
    thread = world.talks[language]["claimed"].thread
    return {"thread_id": thread.pk, "slug": thread.slug}


def proposal(world, language):
    return {"proposal_id": world.talks[language]["proposal"].pk}


def said_for_all(world, language):
    return {"message_id": world.talks[language]["claimed"].messages.get(public=True).pk}


EXAMPLES = {
    "escalation:begin": Example(who="helper", query="?question=E-1042"),
    "escalation:hand-over": Example(who="asker", args=asked),
    "escalation:conversation": Example(who="asker", args=talk("claimed")),
    "escalation:conversation#waiting": Example(who="helper", args=talk("waiting")),
    "escalation:conversation#proposed": Example(who="asker", args=talk("proposed")),
    "escalation:conversation-news": Example(unwalked="parts of the page of a conversation"),
    "escalation:conversation-say": Example(unwalked="POST only"),
    "escalation:conversation-leave": Example(who="asker", args=talk("claimed")),
    "escalation:message-withdraw": Example(who="moderator", args=said_for_all),
    "escalation:proposal": Example(who="asker", args=proposal),
    "forum:thread#handed-over": Example(args=handed_over),
    "forum:thread#with-a-person": Example(who="asker", args=handed_over),
}

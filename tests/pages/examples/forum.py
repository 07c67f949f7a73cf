"""Pages of the forum."""

from tests.pages.examples import Example


def thread(world, language):
    return {"thread_id": world.threads[language].pk}


def named(world, language):
    return {**thread(world, language), "slug": world.threads[language].slug}


def unanswered(world, language):
    row = world.open_threads[language]
    return {"thread_id": row.pk, "slug": row.slug}


def post(world, language):
    return {"kind": "thread", "number": world.threads[language].pk}


def numbered(world, language):
    return {"number": world.threads[language].pk}


def answer(world, language):
    return {"number": world.threads[language].answers.last().pk}


def answered(world, language):
    return {"kind": "answer", **answer(world, language)}


def earlier(world, language):
    return {**post(world, language), "version": 1}


def reported(world, language):
    return {"number": world.reports[language].pk}


def secret(world, language):
    return {"number": world.private_threads[language].pk}


def vote(world, language):
    return {**post(world, language), "value": "up"}


def suggesting(world, language):
    """The form with a title for which something is suggested."""
    world.search()
    return f"/{language}/questions/ask/?title=What+does+E-1042+mean"


EXAMPLES = {
    "forum:boards": Example(),
    "forum:board": Example(args=lambda world, language: {"slug": world.board.slug}),
    "forum:tag": Example(args=lambda world, language: {"slug": world.threads[language].tags.first().slug}),
    "forum:mine": Example(who="asker"),
    "forum:member": Example(args=lambda world, language: {"handle": world.helper.handle}),
    "forum:member#questions": Example(
        args=lambda world, language: {"handle": world.asker.handle}, query="?tab=questions"
    ),
    "forum:ask": Example(who="asker"),
    "forum:ask#suggested": Example(who="asker", address=suggesting),
    "forum:preview": Example(unwalked="answers a POST with a part of the editor"),
    "forum:post": Example(unwalked="leads on to the post's place on its thread", args=post),
    "forum:post-reply": Example(who="helper", args=post),
    "forum:post-replies": Example(args=answered),
    "forum:post-replies#moderator": Example(who="moderator", args=answered),
    "forum:post-edit": Example(who="asker", args=post),
    "forum:post-vote": Example(who="helper", args=vote),
    "forum:answer-accept": Example(who="asker", args=answer),
    "forum:thread-answer": Example(who="helper", args=thread),
    "forum:thread-unaccept": Example(who="asker", args=numbered),
    "forum:thread-follow": Example(who="helper", args=numbered),
    "forum:thread-unfollow": Example(who="asker", args=numbered),
    "forum:post-report": Example(who="helper", args=post),
    "forum:post-delete": Example(who="asker", args=post),
    "forum:post-hide": Example(who="moderator", args=answered),
    "forum:post-restore": Example(who="moderator", args=answered),
    "forum:post-history": Example(args=post),
    "forum:post-history#moderator": Example(who="moderator", args=post),
    "forum:post-revert": Example(who="asker", args=earlier),
    "forum:post-erase": Example(who="moderator", args=earlier),
    "forum:thread-close": Example(who="moderator", args=numbered),
    "forum:thread-reopen": Example(who="moderator", args=numbered),
    "forum:thread-archive": Example(who="moderator", args=numbered),
    "forum:thread-unarchive": Example(who="moderator", args=numbered),
    "forum:thread-move": Example(who="moderator", args=numbered),
    "forum:thread-publish": Example(who="asker", args=secret),
    "forum:thread-duplicate": Example(who="moderator", args=numbered, query="?q=hub"),
    "forum:thread-unmark-duplicate": Example(who="moderator", args=numbered),
    "forum:reports": Example(who="moderator"),
    "forum:reports#settled": Example(who="moderator", query="?show=settled"),
    "forum:report": Example(who="moderator", args=reported),
    "forum:thread-seen": Example(unwalked="POST only"),
    "forum:thread-short": Example(unwalked="leads on to the whole address"),
    "forum:thread": Example(args=named),
    "forum:thread#asker": Example(who="asker", args=named),
    "forum:thread#moderator": Example(who="moderator", args=named),
    "forum:thread#unanswered": Example(args=unanswered),
}

"""Makes the things of the forum, through its own actions wherever there is one."""

from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from forum import actions
from forum.models import Answer, Board, BoardText, Thread
from forum.posts import PostId

_numbers = count(1)

QUESTION = "The rain gauge shows nothing although it rained all night."
ANSWER = "Lift the funnel and free the bucket with a soft brush."


def make_member(name="member", *permissions, **fields):
    """A member with these permissions ("forum.close_thread") of their own."""
    number = next(_numbers)
    user = get_user_model().objects.create_user(
        handle=f"{name}-{number}", email=f"{name}-{number}@nordwind.example", name=name.title(), **fields
    )
    return grant(user, *permissions)


def grant(user, *permissions):
    """The member as they are with these permissions (a fresh object: Django keeps permissions on the old one)."""
    for permission in permissions:
        app, codename = permission.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return get_user_model().objects.get(pk=user.pk)


def make_board(slug=None, **texts):
    """A board with an English and a German text."""
    slug = slug or f"board-{next(_numbers)}"
    board = Board.objects.create(slug=slug, position=next(_numbers))
    for language, title in (texts or {"en": "Sensors", "de": "Sensoren"}).items():
        BoardText.objects.create(board=board, language=language, title=title)
    return board


def make_thread(by=None, **fields) -> Thread:
    """A question."""
    given = {"title": "Rain gauge shows 0 mm", "body": QUESTION, "language": "en", **fields}
    board = given.pop("board", None) or make_board()
    return actions.ask_question(by=by or make_member("asker"), board_id=board.pk, **given)


def make_answer(thread, by=None, body=ANSWER, **fields) -> Answer:
    """An answer to it."""
    return actions.post_answer(by=by or make_member("helper"), thread_id=thread.pk, body=body, **fields)


def make_reply(on, by=None, body="It stays at zero.", **fields):
    """A reply under a question or an answer."""
    return actions.post_reply(by=by or make_member("talker"), on=at(on), body=body, **fields)


def at(post) -> PostId:
    """The name of a post."""
    kinds = {"Thread": "thread", "Answer": "answer", "Reply": "reply"}
    return PostId(kinds[type(post).__name__], post.pk)

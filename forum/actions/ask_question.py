"""Ask a question: the thread begins, and its asker follows it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from forum.actions.keep_suggested import keep_suggested
from forum.actions.pictures import hang_pictures
from forum.actions.records import touch
from forum.actions.tag_names import tags_named
from forum.models import Board, Follow, Thread
from forum.posts import Offered, Person
from forum.rules import Refused, check_language, check_tags, check_title, may_ask, require
from forum.signals import QUESTION_ASKED
from forum.texts import written_question
from news.announce import announce

SLUG_LENGTH = 80
NOTHING = Offered()


def ask_question(  # noqa: PLR0913 — each is one field of the form
    *,
    by: Person,
    board_id: int,
    title: str,
    body: str,
    language: str,
    tags: Sequence[str] = (),
    private: bool = False,
    key: UUID | None = None,
    offered: Offered = NOTHING,
) -> Thread:
    """Begin a thread.

    Args:
        by: the asker; follows the thread from now on.
        tags: at most five names as typed; normalised and made where they are new.
        body: what the title does not say; may be empty in a private thread.
        private: only the asker and those with `see_private` will see it, until it is published.
        key: from the form; the same key makes one thread however often it is sent.
        offered: what was suggested before; kept as far as everybody may see it, the rest is passed over.

    Raises:
        Refused: a text is too short or too long (``field`` says which), the board is closed or unknown, nobody is signed in.
    """
    require(may_ask(by))
    thread = Thread(
        author=by,
        title=check_title(title),
        language=check_language(language),
        visibility=Thread.Visibility.PRIVATE if private else Thread.Visibility.PUBLIC,
        ask_key=key,
        slug=slug_of(title),
    )
    # Whoever tells a person in private is asked back; in public a title alone helps nobody to answer.
    tags, rendered = check_tags(tags), written_question(body, by, needed=not private)
    thread.body, thread.body_html, thread.body_text = rendered.source, rendered.html, rendered.text
    if already := _asked_before(key, by):
        return already
    try:
        _begin(thread, board_id, tags, rendered.images, by, offered)
    except IntegrityError:
        # The same form was sent twice at once, and the other one was faster.
        if already := _asked_before(key, by):
            return already
        raise
    return thread


@transaction.atomic
def _begin(
    thread: Thread, board_id: int, tags: Sequence[str], pictures: Sequence[str], by: Person, offered: Offered
) -> None:
    board = Board.objects.filter(pk=board_id).first()
    if board is None:
        raise Refused("board_unknown", _("Choose a board for your question."), "board")
    require(may_ask(by, board))
    thread.board = board
    thread.asked_at = thread.active_at = timezone.now()
    thread.active_by = by
    thread.save(force_insert=True)
    thread.tags.set(tags_named(tags))
    hang_pictures(thread, pictures, by=by)
    Follow.objects.create(member=by, thread=thread)
    keep_suggested(thread, offered)
    touch(thread)
    announce(QUESTION_ASKED, thread=thread.pk, by=by.pk, visibility=thread.visibility)


def slug_of(title: str) -> str:
    """The readable part of a thread's address."""
    return slugify(title, allow_unicode=True)[:SLUG_LENGTH].strip("-_") or "question"


def _asked_before(key: UUID | None, by: Person) -> Thread | None:
    if key is None:
        return None
    thread = Thread.objects.filter(ask_key=key).first()
    if thread is not None and thread.author_id != by.pk:
        raise Refused("key_used", _("This form is out of date. Open it again; your text is kept."))
    return thread

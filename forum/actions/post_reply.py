"""Post a reply: a short note under a question or an answer."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.actions.locks import lock_question_or_answer, possible
from forum.actions.records import touch
from forum.models import Answer, Reply, Thread
from forum.posts import Person, PostId
from forum.replies import store_reply
from forum.rules import Refused, is_member, may_reply, require
from forum.rules.verdicts import SIGN_IN
from forum.signals import REPLY_POSTED
from forum.texts import written_reply
from news.announce import announce


def post_reply(*, by: Person, on: PostId, body: str, reply_to_id: int | None = None, key: UUID | None = None) -> Reply:
    """Write a short note under ``on``, a question or an answer.

    Args:
        reply_to_id: another reply under the same post that this one turns to.
        key: from the form; the same key makes one reply however often it is sent.

    Raises:
        Missing: no such post or reply, or not for this person.
        Refused: text empty or too long; hidden or archived; nobody is signed in.
    """
    if not is_member(by):
        require(SIGN_IN)
    rendered = written_reply(body)
    try:
        with transaction.atomic():
            thread, post = lock_question_or_answer(on, by)
            if already := _posted_before(key, by):
                return already
            require(may_reply(by, post))
            turned_to = _turned_to(post, reply_to_id)
            now = timezone.now()
            reply = store_reply(
                on=post, by=by, body=rendered.source, html=rendered.html, at=now, reply_to=turned_to, key=key
            )
            touch(thread, by=by, at=now)
            announce(
                REPLY_POSTED,
                thread=thread.pk,
                answer=reply.answer_id,
                reply=reply.pk,
                author=post.author_id,
                reply_to_author=turned_to.user_id if turned_to else None,
                by=by.pk,
            )
    except IntegrityError as error:
        raise Refused("key_used", _("This form is out of date. Open it again; your text is kept.")) from error
    return reply


def _turned_to(post: Thread | Answer, reply_to_id: int | None) -> Reply | None:
    if reply_to_id is None:
        return None
    here = {"answer": post} if isinstance(post, Answer) else {"within": post, "answer": None}
    possible(reply_to_id, kind="reply")
    reply = Reply.objects.filter(pk=reply_to_id, hidden_at=None, **here).first()
    if reply is None:
        raise Refused("reply_to_gone", _("The reply you turn to is no longer here. Write without it."), "reply_to")
    return reply


def _posted_before(key: UUID | None, by: Person) -> Reply | None:
    if key is None:
        return None
    reply = Reply.objects.filter(post_key=key).first()
    if reply is not None and reply.user_id != by.pk:
        raise Refused("key_used", _("This form is out of date. Open it again; your text is kept."))
    return reply

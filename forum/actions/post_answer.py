"""Post an answer under a question."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.actions.locks import lock_thread
from forum.actions.pictures import hang_pictures
from forum.actions.records import recount_answers, touch
from forum.models import Answer, Thread
from forum.posts import Person
from forum.rules import Refused, is_member, may_answer, may_answer_officially, require
from forum.rules.verdicts import SIGN_IN
from forum.signals import ANSWER_POSTED
from forum.texts import written_body
from markup.render import Rendered
from news.announce import announce


def post_answer(
    *,
    by: Person,
    thread_id: int,
    body: str,
    official: bool = False,
    key: UUID | None = None,
    knows: Person | None = None,
) -> Answer:
    """Answer a question.

    Args:
        official: given in the company's name; needs `answer_officially`.
        key: from the form; the same key makes one answer however often it is sent.
        knows: who had it published and so is not told of it: the asker who agreed to what an agent proposed.

    Raises:
        Missing: no such thread, or not for this person.
        Refused: text too short or too long, thread closed, archived, hidden or a duplicate; nobody is signed in.
    """
    if not is_member(by):
        require(SIGN_IN)
    rendered = written_body(body, by)
    if official:
        require(may_answer_officially(by))
    try:
        with transaction.atomic():
            thread = lock_thread(thread_id, by)
            if already := _posted_before(key, by):
                return already
            require(may_answer(by, thread))
            answer = _written(thread, rendered, by, official=official, key=key)
            hang_pictures(answer, rendered.images, by=by)
            recount_answers(thread)
            touch(thread, "answer_count", by=by, at=answer.answered_at)
            announce(
                ANSWER_POSTED,
                thread=thread.pk,
                answer=answer.pk,
                asker=thread.author_id,
                by=by.pk,
                knows=knows.pk if knows else None,
            )
    except IntegrityError as error:
        # One key under two threads: no form of ours does that.
        raise Refused("key_used", _("This form is out of date. Open it again; your text is kept.")) from error
    return answer


def _written(thread: Thread, rendered: Rendered, by: Person, *, official: bool, key: UUID | None) -> Answer:
    return Answer.objects.create(
        thread=thread,
        author=by,
        body=rendered.source,
        body_html=rendered.html,
        body_text=rendered.text,
        official=official,
        answered_at=timezone.now(),
        post_key=key,
    )


def _posted_before(key: UUID | None, by: Person) -> Answer | None:
    if key is None:
        return None
    answer = Answer.objects.filter(post_key=key).first()
    if answer is not None and answer.author_id != by.pk:
        raise Refused("key_used", _("This form is out of date. Open it again; your text is kept."))
    return answer

"""Bring back what a question or an answer said in an earlier version, as a new version."""

from django.utils.translation import gettext, override

from forum.actions.edit_post import edit_answer, edit_question
from forum.actions.locks import possible
from forum.models import Answer, Revision, Thread
from forum.posts import Person, PostId
from forum.rules import Missing, may_see_version


def revert_post(*, by: Person, post: PostId, to_version: int, version: int) -> Thread | Answer:
    """Set a post back to ``to_version``; ``version`` is the current one the person looked at. Raises as `edit_question`."""
    if post.kind == "reply":
        raise Missing
    possible(post.id)
    target = {"thread": post.id} if post.kind == "thread" else {"answer": post.id}
    old = Revision.objects.filter(version=to_version, **target).first()
    thread = _thread_of(post)
    if old is None or old.erased_at or thread is None:
        raise Missing
    if not may_see_version(by, thread, before_publication=old.before_publication):
        raise Missing
    # Everybody reads it in the history: in the language of the thread, not of whoever brings it back.
    with override(thread.language):
        comment = gettext("Back to version %(number)d") % {"number": to_version}
    if post.kind == "answer":
        return edit_answer(by=by, answer_id=post.id, version=version, body=old.body, comment=comment)
    return edit_question(
        by=by, thread_id=post.id, version=version, title=old.title, body=old.body, tags=old.tags, comment=comment
    )


def _thread_of(post: PostId) -> Thread | None:
    threads = Thread.objects.filter(pk=post.id) if post.kind == "thread" else Thread.objects.filter(answers=post.id)
    return threads.first()

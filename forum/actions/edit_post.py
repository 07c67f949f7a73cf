"""Edit a question, an answer or a reply; every version is kept, and whoever was slower gets both texts."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from forum.actions.ask_question import slug_of
from forum.actions.locks import lock_answer, lock_reply, lock_thread, thread_of
from forum.actions.pictures import hang_pictures
from forum.actions.records import about, record, touch
from forum.actions.tag_names import tags_named
from forum.models import Answer, Reply, Revision, Thread
from forum.posts import Person
from forum.rules import (
    Conflict,
    check_comment,
    check_question_text,
    check_tags,
    check_title,
    may_edit,
    may_edit_reply,
    require,
)
from forum.signals import POST_EDITED
from forum.texts import written_body, written_question, written_reply
from markup.render import Rendered
from news.announce import announce


@transaction.atomic
def edit_question(
    *, by: Person, thread_id: int, version: int, title: str, body: str, tags: Sequence[str], comment: str = ""
) -> Thread:
    """Change title, text and tags of a question; ``version`` is the one the form was opened with.

    Raises:
        Missing: no such thread, or not for this person.
        Conflict: somebody saved another version meanwhile; nothing is written.
        Refused: may not edit; a text is too short or too long (``field`` says which).
    """
    title, tags, comment = check_title(title), check_tags(tags), check_comment(comment)
    rendered = written_question(body, by, needed=False)
    thread = lock_thread(thread_id, by)
    require(may_edit(by, thread))
    # What was asked without a text may stay so, and go back to it; from others it is not taken away.
    needed = (
        bool(thread.body) and not thread.is_private and not thread.revisions.filter(body="", erased_at=None).exists()
    )
    check_question_text(rendered.source, needed=needed)
    current = {"title": thread.title, "body": thread.body, "tags": _tag_names(thread)}
    typed = {"title": title, "body": rendered.source, "tags": list(tags)}
    _refuse_if_stale(thread, version, current, typed, by=by, changed_by=thread.edited_by or thread.author)
    if current["title"] == title and current["body"] == rendered.source and set(current["tags"]) == set(tags):
        return thread
    _keep_first_version(thread, current)
    thread.title, thread.slug = title, slug_of(title)
    thread.tags.set(tags_named(tags))
    _put_in(thread, rendered, by)
    touch(thread, "title", "slug", *TEXT_FIELDS)
    _keep_new_version(thread, by, comment, typed)
    return thread


@transaction.atomic
def edit_answer(*, by: Person, answer_id: int, version: int, body: str, comment: str = "") -> Answer:
    """Change the text of an answer. Raises as `edit_question`."""
    comment = check_comment(comment)
    rendered = written_body(body, by)
    answer = lock_answer(answer_id, by)
    require(may_edit(by, answer))
    current, typed = {"body": answer.body}, {"body": rendered.source}
    _refuse_if_stale(answer, version, current, typed, by=by, changed_by=answer.edited_by or answer.author)
    if current == typed:
        return answer
    _keep_first_version(answer, current)
    _put_in(answer, rendered, by)
    answer.save(update_fields=TEXT_FIELDS)
    touch(answer.thread)
    _keep_new_version(answer, by, comment, typed)
    return answer


@transaction.atomic
def edit_reply(*, by: Person, reply_id: int, version: int, body: str) -> Reply:
    """Change the text of a reply. Raises as `edit_question`."""
    rendered = written_reply(body)
    reply, on = lock_reply(reply_id, by)
    now = timezone.now()
    require(may_edit_reply(by, reply, on, now=now))
    current, typed = {"body": reply.comment}, {"body": rendered.source}
    _refuse_if_stale(reply, version, current, typed, by=by, changed_by=reply.user)
    if current == typed:
        return reply
    _keep_first_version(reply, current)
    reply.comment, reply.body_html = rendered.source, rendered.html
    reply.version, reply.edited_at = reply.version + 1, now
    reply.save(update_fields=["comment", "body_html", "version", "edited_at"])
    touch(thread_of(on))
    _keep_new_version(reply, by, "", typed)
    return reply


TEXT_FIELDS = ("body", "body_html", "body_text", "version", "edited_at", "edited_by")


def _put_in(post: Thread | Answer, rendered: Rendered, by: Person) -> None:
    post.body, post.body_html, post.body_text = rendered.source, rendered.html, rendered.text
    post.version, post.edited_at, post.edited_by = post.version + 1, timezone.now(), by
    hang_pictures(post, rendered.images, by=by)


def _refuse_if_stale(
    post: Thread | Answer | Reply,
    version: int,
    current: dict[str, Any],
    typed: dict[str, Any],
    *,
    by: Person,
    changed_by: Person | None,
) -> None:
    if post.version != version:
        raise Conflict(current=current, typed=typed, version=post.version, changed_by=changed_by, own=changed_by == by)


def _tag_names(thread: Thread) -> list[str]:
    return list(thread.tags.order_by("name").values_list("name", flat=True))


def _target(post: Thread | Answer | Reply) -> dict[str, Any]:
    kinds: dict[type, str] = {Thread: "thread", Answer: "answer", Reply: "reply"}
    return {kinds[type(post)]: post}


def _keep_first_version(post: Thread | Answer | Reply, texts: dict[str, Any]) -> None:
    """A post never edited has no rows: its first version is written down when the second comes."""
    if post.version > 1:
        return
    author, at = (
        (post.user, post.written_at)
        if isinstance(post, Reply)
        else (post.author, post.asked_at if isinstance(post, Thread) else post.answered_at)
    )
    Revision.objects.create(version=1, editor=author, at=at, **texts, **_target(post))


def _keep_new_version(post: Thread | Answer | Reply, by: Person, comment: str, texts: dict[str, Any]) -> None:
    Revision.objects.create(
        version=post.version, editor=by, comment=comment, at=timezone.now(), **texts, **_target(post)
    )
    on = post.within if isinstance(post, Reply) else thread_of(post)
    record(
        "edit",
        by,
        on,
        answer=post if isinstance(post, Answer) else None,
        reply=post if isinstance(post, Reply) else None,
        reason=comment,
        details={"version": post.version},
    )
    author_id = post.user_id if isinstance(post, Reply) else post.author_id
    announce(POST_EDITED, **about(post), author=author_id, by=by.pk, version=post.version)

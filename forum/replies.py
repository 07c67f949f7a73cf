"""The one door to django-comments-xtd: stores replies its way, without the paths on which it breaks (docs/decisions).

What is left of the library: its tables and its `save`. Its pre_save handler (it publishes hidden children again) is disconnected,
its nesting is off (a reply that answers another says so in ``reply_to``), its urls, API, forms and scripts are not mounted, and
name, e-mail and IP address stay empty. Every write happens under the lock of the thread, taken by the calling action.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, router
from django.db.models import Model
from django.db.models.signals import pre_save  # noqa: TID251  # to take the library's handler off, not to add one
from django_comments.models import Comment
from django_comments_xtd.models import XtdComment, publish_or_unpublish_on_pre_save

from forum.models import Answer, Reply, Thread
from forum.posts import Person


def silence_the_library() -> None:
    """Take off the handler that publishes or hides the children of every comment saved. Called when the app is ready."""
    pre_save.disconnect(publish_or_unpublish_on_pre_save, sender=Reply._meta.label)


def store_reply(
    *,
    on: Thread | Answer,
    by: Person,
    body: str,
    html: str,
    at: datetime,
    reply_to: Reply | None = None,
    key: UUID | None = None,
) -> Reply:
    """Write a reply under a question or an answer whose thread the caller holds locked."""
    assert connection.in_atomic_block, "a crash between the library's two writes would leave half a reply"
    reply = _unsaved(on, body, html, at)
    reply.user = by
    reply.reply_to = reply_to
    reply.post_key = key
    reply.save()
    return reply


def _unsaved(on: Thread | Answer, body: str, html: str, at: datetime) -> Reply:
    return Reply(
        content_type=ContentType.objects.get_for_model(type(on)),
        object_pk=str(on.pk),
        site_id=settings.SITE_ID,
        comment=body,
        body_html=html,
        submit_date=at,
        written_at=at,
        within_id=on.thread_id if isinstance(on, Answer) else on.pk,
        answer=on if isinstance(on, Answer) else None,
    )


@dataclass(frozen=True)
class BroughtReply:
    """A reply out of another system, with its own time; ``author_id`` None for nobody we know."""

    on: Thread | Answer
    author_id: int | None
    body: str
    html: str
    at: datetime
    source: str
    source_id: str


def store_brought_replies(brought: Sequence[BroughtReply]) -> list[Reply]:
    """Write many replies at once, in the order given; the caller holds the transaction and has left out those already here.

    The library's own `save` would take six statements each; here each of its three tables takes all rows in one.
    """
    assert connection.in_atomic_block
    rows = [_unsaved(each.on, each.body, each.html, each.at) for each in brought]
    for row, each in zip(rows, brought, strict=True):
        row.user_id = each.author_id
        row.source, row.source_id = each.source, each.source_id
    parents = Comment.objects.bulk_create([_parent_of(row) for row in rows])
    middles = [XtdComment(comment_ptr_id=parent.pk, parent_id=parent.pk) for parent in parents]
    for row, middle in zip(rows, middles, strict=True):
        middle.thread_id = middle.pk
        row.pk = row.id = row.comment_ptr_id = row.xtdcomment_ptr_id = middle.pk
    insert_below(XtdComment, middles)
    insert_below(Reply, rows)
    return rows


def insert_below(model: type[Model], rows: Sequence[Model]) -> None:
    """Insert into the very table of ``model``; `bulk_create` knows no model with parents, `save` takes a statement each."""
    if rows:
        fields = model._meta.local_concrete_fields
        model._base_manager._insert(rows, fields=fields, using=router.db_for_write(model), raw=True)  # type: ignore[attr-defined]  # what `save_base` itself calls


def _parent_of(row: Reply) -> Comment:
    return Comment(
        content_type_id=row.content_type_id,
        object_pk=row.object_pk,
        site_id=row.site_id,
        user_id=row.user_id,
        comment=row.comment,
        submit_date=row.submit_date,
    )


def erase_words(replies: Iterable[Reply], at: datetime) -> None:
    """Empty replies whose author took them back: the place stays."""
    for reply in replies:
        reply.comment, reply.body_html, reply.emptied_at = "", "", at
        reply.save(update_fields=["comment", "body_html", "emptied_at"])

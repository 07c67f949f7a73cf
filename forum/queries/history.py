"""The history of a post: every version with who wrote it, and what changed from one to the next, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.pages import require_page
from forum import rules
from forum.models import Act, Answer, Reply, Revision, Thread
from forum.posts import Person, PostId
from forum.queries.changes import Effort, Piece, compare
from forum.queries.parts import ThreadLink, link_to

VERSIONS_A_PAGE = 20
EVENTS_SHOWN = 50


@dataclass(frozen=True)
class Version:
    """One version. ``changes`` is what differs from the one before; the first has none."""

    number: int
    editor: Any
    at: datetime
    comment: str
    title: str
    body: str
    tags: tuple[str, ...]
    title_changes: tuple[Piece, ...]
    changes: tuple[Piece, ...]
    tags_added: tuple[str, ...]
    tags_removed: tuple[str, ...]
    is_current: bool
    erased: bool = False
    """A moderator took its words out; ``erased_reason`` says why."""
    erased_reason: str = ""


@dataclass(frozen=True)
class Event:
    """What a moderator or the asker did to the thread or the post, from the audit rows; no reports."""

    verb: str
    words: Promise
    """What somebody did: "hid it"."""
    actor: Any
    at: datetime
    reason: str


@dataclass(frozen=True)
class History:
    """The versions of a post, newest first, twenty a page, and what was done to it."""

    post: PostId
    thread: ThreadLink
    versions: tuple[Version, ...]
    version_count: int
    """On all pages."""
    page: int
    events: tuple[Event, ...]
    may_revert: rules.Verdict
    may_erase: rules.Verdict
    """Take the words out of a version that no longer stands."""
    current_version: int


SHOWN_VERBS: dict[str, Promise] = {
    "hide": _("hid it"),
    "restore": _("showed it again"),
    "close": _("closed the question"),
    "reopen": _("opened the question again"),
    "archive": _("archived the thread"),
    "unarchive": _("brought the thread back from the archive"),
    "move": _("moved the thread to another board"),
    "publish": _("published the thread"),
    "mark_duplicate": _("found it asked before"),
    "unmark_duplicate": _("made it a question of its own"),
    "accept": _("chose it as the solution"),
    "unaccept": _("took back the choice as the solution"),
    "empty": _("took the text back"),
    "erase_version": _("took the words out of an earlier version"),
    "take_off_talk": _("took words of the conversation off the thread"),
}


def history_of(*, post: PostId, user: Person, page: int = 1, only: int | None = None) -> History:
    """The history of a question, an answer or a reply, or one version of it. Six queries beside permissions.

    Raises:
        Missing: no such post, or not for this person. Beyond: a page beyond the last.
    """
    row, thread = _load(post, user)
    kept = Revision.objects.filter(**{post.kind: row}).select_related("editor").order_by("-version")
    if not rules.may_see_version(user, thread, before_publication=True):
        kept = kept.filter(before_publication=False)
    if only is not None:
        kept = kept.filter(version=only)
    count = kept.count() or 1
    require_page(page, last=-(-count // VERSIONS_A_PAGE))
    start = (page - 1) * VERSIONS_A_PAGE
    revisions = list(kept[start : start + VERSIONS_A_PAGE + 1])
    acts = Act.objects.filter(thread_id=thread.pk, verb__in=list(SHOWN_VERBS)).select_related("actor").order_by("pk")
    acts = acts.filter(
        answer_id=post.id if post.kind == "answer" else None, reply_id=post.id if post.kind == "reply" else None
    )
    return History(
        post=post,
        thread=link_to(thread),
        versions=tuple(_versions(row, revisions)),
        version_count=count,
        page=page,
        events=tuple(
            Event(act.verb, SHOWN_VERBS[act.verb], act.actor, act.at, act.reason) for act in acts[:EVENTS_SHOWN]
        ),
        may_revert=rules.MODERATORS_ONLY if isinstance(row, Reply) else rules.may_edit(user, row),
        may_erase=rules.may_erase_version(user, is_current=False),
        current_version=row.version,
    )


def _load(post: PostId, user: Person) -> tuple[Any, Thread]:
    if not post.is_possible:
        raise rules.Missing
    if post.kind == "thread":
        thread = Thread.objects.visible_to(user).select_related("author").filter(pk=post.id).first()
        row: Any = thread
    elif post.kind == "answer":
        row = Answer.objects.visible_to(user).select_related("author", "thread").filter(pk=post.id).first()
        thread = row.thread if row else None
    else:
        row = Reply.objects.select_related("user", "within", "answer").filter(pk=post.id).first()
        thread = row.within if row else None
        if row is not None and not rules.may_see_reply(user, row, row.answer or row.within):
            raise rules.Missing
    if row is None or thread is None or row.emptied_at:
        raise rules.Missing
    return row, thread


def _versions(row: Any, revisions: list[Revision]) -> Iterator[Version]:
    if not revisions:
        is_reply = isinstance(row, Reply)
        yield Version(
            number=1,
            editor=row.user if is_reply else row.author,
            at=row.written_at if is_reply else row.asked_at if isinstance(row, Thread) else row.answered_at,
            comment="",
            title=getattr(row, "title", ""),
            body=row.comment if is_reply else row.body,
            tags=tuple(row.tags.values_list("name", flat=True)) if isinstance(row, Thread) else (),
            title_changes=(),
            changes=(),
            tags_added=(),
            tags_removed=(),
            is_current=True,
        )
        return
    effort = Effort()
    # One more than shown was loaded, so that the oldest shown has something to differ from.
    for new, old in list(zip(revisions, [*revisions[1:], None], strict=True))[:VERSIONS_A_PAGE]:
        yield _version(new, old, effort, is_current=new.version == row.version)


def _version(new: Revision, old: Revision | None, effort: Effort, *, is_current: bool) -> Version:
    if old is not None and (old.erased_at or new.erased_at):
        old = None  # what changed would say what was taken out
    return Version(
        number=new.version,
        editor=new.editor,
        at=new.at,
        comment=new.comment,
        title=new.title,
        body=new.body,
        tags=tuple(new.tags),
        title_changes=tuple(compare(old.title, new.title, effort)) if old and old.title != new.title else (),
        changes=tuple(compare(old.body, new.body, effort)) if old else (),
        tags_added=tuple(tag for tag in new.tags if tag not in old.tags) if old else (),
        tags_removed=tuple(tag for tag in old.tags if tag not in new.tags) if old else (),
        is_current=is_current,
        erased=new.erased_at is not None,
        erased_reason=new.erased_reason,
    )

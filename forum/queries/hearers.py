"""Who is to hear of a post, and what they are told of it: read when the news is heard, so that it is true then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext

from accounts.queries import members_with
from forum import rules
from forum.models import Answer, Follow, Reply, Thread
from forum.posts import KINDS, Person, PostId
from forum.queries.parts import board_view
from markup.render import render_reply, snippet

SNIPPET_LENGTH = 160
QUOTE_LENGTH = 1_000


@dataclass(frozen=True)
class Occasion:
    """A post that people are told of, as it stands now."""

    post: PostId
    row: Thread | Answer | Reply
    thread: Thread
    author: Any
    """None for a former member."""

    @property
    def stands(self) -> bool:
        """Readers find it where the notice would lead them: neither hidden nor taken back, nor is its thread."""
        return not (self.row.hidden_at or self.row.emptied_at or self.thread.hidden_at or self.thread.emptied_at)

    @property
    def is_restricted(self) -> bool:
        """Whether it depends on permissions who sees it."""
        on = self.row.answer if isinstance(self.row, Reply) else None
        hidden = self.row.hidden_at or self.thread.hidden_at or (on and on.hidden_at)
        return bool(hidden or self.thread.is_private)

    @property
    def words(self) -> dict[str, str]:
        """Its beginning in one line, and a longer piece for an e-mail."""
        text = render_reply(self.row.comment).text if isinstance(self.row, Reply) else self.row.body_text
        quote = text if len(text) <= QUOTE_LENGTH else text[:QUOTE_LENGTH] + " …"
        return {"snippet": snippet(text, SNIPPET_LENGTH), "quote": quote}

    @property
    def board_title(self) -> str:
        """What its board is called in the active language."""
        return board_view(self.thread.board).title


def occasion_of(post: PostId) -> Occasion | None:
    """The post, whoever may see it; None when it is gone."""
    threads = Thread.objects.select_related("author", "board").prefetch_related("board__texts")
    if post.kind == "thread":
        thread = threads.filter(pk=post.id).first()
        return Occasion(post, thread, thread, thread.author) if thread else None
    if post.kind == "answer":
        answer = Answer.objects.select_related("author").filter(pk=post.id).first()
        if answer is None:
            return None
        answer.thread = threads.get(pk=answer.thread_id)
        return Occasion(post, answer, answer.thread, answer.author)
    reply = Reply.objects.select_related("user", "answer").filter(pk=post.id).first()
    if reply is None:
        return None
    thread = threads.get(pk=reply.within_id)
    if reply.answer is not None:
        reply.answer.thread = thread
    return Occasion(post, reply, thread, reply.user)


def followers_of(thread_id: int) -> set[int]:
    """The members who want to hear of a thread."""
    return set(Follow.objects.filter(thread=thread_id).values_list("member_id", flat=True))


@dataclass(frozen=True)
class Reader:
    """A member with those of the permissions that a rule about seeing asks for, looked up for many at once."""

    pk: int
    language: str
    permissions: frozenset[str]
    is_authenticated: bool = True
    is_active: bool = True

    def has_perm(self, name: str) -> bool:
        """As a user answers; only for `SEES_MORE`."""
        return name in self.permissions


SEES_MORE = ("forum.see_private", "forum.hide_post")


def readers_by_language(ids: Iterable[int | None], occasion: Occasion) -> dict[str, list[int]]:
    """Of these members those who are still here and may see the post now, by the language they read.

    One query for a post everybody may see, two more where permissions decide, whatever the number of members.
    """
    wanted = {pk for pk in ids if pk is not None}
    members = get_user_model().objects.filter(pk__in=wanted, is_active=True).order_by("pk")
    asked = SEES_MORE if occasion.is_restricted else ()
    holders = {name: set(members_with(name).filter(pk__in=wanted).values_list("pk", flat=True)) for name in asked}
    found: dict[str, list[int]] = defaultdict(list)
    for pk, language in members.values_list("pk", "language"):
        held = frozenset(name for name in asked if pk in holders[name])
        reader = Reader(pk, language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE, held)
        if _may_see(reader, occasion):
            found[reader.language].append(pk)
    return dict(found)


def may_still_read(member: Person, data: Mapping[str, Any]) -> bool:
    """Whether ``member`` may read now what a notice repeats; ``data["at"]`` names the post, older notices name none."""
    kind, _dash, number = str(data.get("at", "")).partition("-")
    named = next((PostId(known, int(number)) for known in KINDS if known == kind and number.isdecimal()), None)
    if named is None:
        return True
    occasion = occasion_of(named)
    return occasion is not None and not occasion.row.emptied_at and _may_see(member, occasion)


def _may_see(member: Person, occasion: Occasion) -> bool:
    row = occasion.row
    if isinstance(row, Reply):
        on = row.answer or occasion.thread
        return bool(rules.may_see_reply(member, row, on))
    if isinstance(row, Answer):
        return bool(rules.may_see_answer(member, row))
    return bool(rules.may_see(member, row))


def name_of(member_id: int | None) -> str:
    """The public name of a member in a sentence of the active language, also of one who left."""
    name = get_user_model().objects.filter(pk=member_id).values_list("name", flat=True).first() if member_id else None
    return str(name or gettext("a former member"))


def title_of(thread_id: int) -> str:
    """The title of a thread, empty when it is gone."""
    return Thread.objects.filter(pk=thread_id).values_list("title", flat=True).first() or ""

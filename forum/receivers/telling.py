"""One notice to many readers, each in their own language and only to those who may see what it is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils import translation

from forum.addresses import post_address
from forum.posts import PostId, notice_group
from forum.queries.hearers import Occasion, name_of, occasion_of, readers_by_language
from inbox.actions import tell_all
from inbox.kinds import Kind
from news.announce import Told


@dataclass(frozen=True)
class Elsewhere:
    """Where a notice leads and what it stands together with, when that is not the post and its thread."""

    address: Callable[[], str]
    """Asked in each reader's language."""
    group: str


def post_of(news: Told) -> Occasion | None:
    """The reply, answer or question the news is about; None when it is gone."""
    if news.get("reply"):
        return occasion_of(PostId("reply", news["reply"]))
    if news.get("answer"):
        return occasion_of(PostId("answer", news["answer"]))
    return occasion_of(PostId("thread", news["thread"]))


def tell(
    news: Told,
    kind: Kind,
    members: Iterable[int | None],
    occasion: Occasion,
    data: Mapping[str, str],
    *,
    who: int | None = None,
    again: bool = True,
    elsewhere: Elsewhere | None = None,
) -> None:
    """Tell those of ``members`` who may see it; ``who`` is named, by default whoever made the news (0: somebody who left)."""
    thread = occasion.thread
    for language, readers in readers_by_language(members, occasion).items():
        with translation.override(language):
            tell_all(
                news.id,
                readers,
                kind=kind,
                url=elsewhere.address() if elsewhere else post_address(occasion.post),
                data={"who": name_of(news.get("by") if who is None else who), **_where(kind, occasion), **data},
                about=(elsewhere.group if elsewhere else notice_group(thread.pk), thread.title, occasion.board_title),
                again=again,
            )


def _where(kind: Kind, occasion: Occasion) -> dict[str, str]:
    """Which post the notice repeats, for the look before its letter goes."""
    return {"at": str(occasion.post)} if kind.may_read else {}

"""From the entries of a dump to what the bulk actions of accounts and forum take."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from accounts.actions import Incoming
from forum.actions.bring_in import AnswerIn, ReplyIn, ThreadIn
from kb_site.importing.stackexchange import texts
from kb_site.importing.stackexchange.entries import Comment, Person, Post

Author = tuple[int | None, str]
"""Our number of somebody, and their name; (None, "") for nobody we know."""


@dataclass(frozen=True)
class Place:
    """Where it comes from and where it goes: the site's name (also what its rows are remembered by), board and language."""

    site: str
    board_id: int
    language: str

    def member(self, person: Person) -> Incoming:
        """Somebody who wrote something."""
        return Incoming(
            source_id=str(person.id),
            name=person.name,
            joined_at=person.joined_at,
            about=texts.words_of(person.about),
            url=f"https://{self.site}/users/{person.id}",
            reputation=person.reputation,
            language=self.language,
        )

    def thread(self, post: Post, author: Author) -> ThreadIn:
        """A question."""
        return ThreadIn(
            source_id=str(post.id),
            board_id=self.board_id,
            language=self.language,
            title=post.title,
            body=texts.body_of(post, self.site),
            asked_at=post.at,
            author_id=author[0],
            tags=post.tags,
            view_count=post.views,
            edited_at=post.edited_at,
            closed_at=post.closed_at,
            closed_reason=_("Closed on %(site)s") % {"site": self.site} if post.closed_at else "",
            attribution=texts.attribution_of(post, self.site, author[1]),
            attribution_url=texts.address_of(post, self.site),
        )

    def answer(self, post: Post, author: Author) -> AnswerIn:
        """An answer."""
        return AnswerIn(
            source_id=str(post.id),
            thread_source_id=str(post.parent),
            body=texts.body_of(post, self.site),
            answered_at=post.at,
            author_id=author[0],
            edited_at=post.edited_at,
            attribution=texts.attribution_of(post, self.site, author[1]),
            attribution_url=texts.address_of(post, self.site),
        )

    def reply(self, comment: Comment, on: Literal["thread", "answer"], author: Author) -> ReplyIn:
        """A reply; comments there are written in much the same Markdown."""
        return ReplyIn(
            source_id=str(comment.id),
            on=on,
            on_source_id=str(comment.post),
            body=comment.text,
            at=comment.at,
            author_id=author[0],
        )

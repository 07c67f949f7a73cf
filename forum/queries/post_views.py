"""Makes the view of a post out of its row and what was loaded for the whole page; asks rules, never the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import mark_safe

from forum import rules
from forum.models import Answer, Thread
from forum.posts import Person, PostId
from forum.queries.parts import PostView, Replies


@dataclass(frozen=True)
class PostMaker:
    """What all posts of a page have in common."""

    user: Person
    thread: Thread
    now: datetime
    replies: Mapping[tuple[str, int], Replies]
    votes: Mapping[tuple[str, int], int]

    def view(self, row: Thread | Answer) -> PostView:
        """The view of the question (the thread itself) or of one of its answers."""
        post = PostId("answer" if isinstance(row, Answer) else "thread", row.pk)
        if isinstance(row, Answer):
            row.thread = self.thread  # its rules ask about the thread, which is loaded already
        return PostView(
            post=post,
            row=row,
            author=row.author,
            by_asker=row.author_id is not None and row.author_id == self.thread.author_id,
            official=isinstance(row, Answer) and row.official,
            html=mark_safe(row.body_html),  # noqa: S308  # came out of markup.render, the one door to HTML
            at=row.answered_at if isinstance(row, Answer) else row.asked_at,
            edited_at=row.edited_at,
            edited_by=row.edited_by if row.edited_by_id != row.author_id else None,
            score=row.score,
            my_vote=self.votes.get((post.kind, post.id), 0),
            is_solution=isinstance(row, Answer) and row.pk == self.thread.solution_id,
            hidden=row.hidden_at is not None,
            hidden_reason=row.hidden_reason,
            emptied=row.emptied_at is not None,
            version=row.version,
            attribution=row.attribution,
            attribution_url=row.attribution_url,
            replies=self.replies.get((post.kind, post.id), Replies()),
            **self._may(row),
        )

    def _may(self, row: Thread | Answer) -> dict[str, rules.Verdict]:
        answer = row if isinstance(row, Answer) else None
        return {
            "may_vote_up": rules.may_vote(self.user, row, 1),
            "may_vote_down": rules.may_vote(self.user, row, -1),
            "may_accept": rules.may_accept(self.user, answer, now=self.now) if answer else NOT_AN_ANSWER,
            "may_reply": rules.may_reply(self.user, row),
            "may_edit": rules.may_edit(self.user, row),
            "may_delete": rules.may_delete(self.user, row),
            "may_report": rules.may_report(self.user, row.author_id),
        }


NOT_AN_ANSWER = rules.Verdict("not_an_answer")

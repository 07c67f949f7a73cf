"""What an editor opens with: the text of a post as it stands, its version, and whether this person may change it."""

from dataclasses import dataclass

from django.utils import timezone

from forum import rules
from forum.models import Answer
from forum.posts import Kind, Person, PostId
from forum.queries.whereabouts import whereabouts_of


@dataclass(frozen=True)
class Draft:
    """The present text of a post; ``title`` and ``tags`` of questions only."""

    kind: Kind
    version: int
    body: str
    verdict: rules.Verdict
    title: str = ""
    tags: tuple[str, ...] = ()


def draft_of(post: PostId, *, user: Person) -> Draft:
    """The text to edit.

    Raises:
        Missing: no such post, not for this person, or not theirs to change.
    """
    found = whereabouts_of(post, user=user)
    if found.reply is not None:
        reply = found.reply
        verdict = rules.may_edit_reply(user, reply, found.row, now=timezone.now())
        return Draft(post.kind, reply.version, reply.comment if verdict else "", verdict)
    row = found.row
    verdict = rules.may_edit(user, row)
    # The source of a text is for those who may change it.
    body = row.body if verdict else ""
    if isinstance(row, Answer):
        return Draft(post.kind, row.version, body, verdict)
    tags = tuple(row.tags.order_by("name").values_list("name", flat=True))
    return Draft(post.kind, row.version, body, verdict, title=row.title, tags=tags)

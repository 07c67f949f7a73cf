"""Take the words out of one earlier version of a post: what was edited away because it named somebody stays readable otherwise."""

from django.db import transaction
from django.utils import timezone

from forum.actions.locks import lock_post
from forum.actions.records import record
from forum.actions.told_words import withdraw_told
from forum.models import Answer, Reply, Revision
from forum.posts import Person, PostId
from forum.rules import Missing, check_reason, may_erase_version, may_see_version, require


@transaction.atomic
def erase_version(*, by: Person, post: PostId, version: int, reason: str) -> None:
    """Erase title, text, tags and comment of ``version`` for good; its place in the history stays, with the reason. Twice is once.

    Raises:
        Missing: no such post or version, or not for this person.
        Refused: no moderator; no reason; the version that stands now (hide the post, or edit it).
    """
    reason = check_reason(reason)
    row, thread = lock_post(post, by)
    kept = Revision.objects.filter(**{post.kind: row}, version=version).first()
    if kept is None or not may_see_version(by, thread, before_publication=kept.before_publication):
        raise Missing
    require(may_erase_version(by, is_current=version == row.version))
    if kept.erased_at:
        return
    kept.title, kept.body, kept.tags, kept.comment = "", "", [], ""
    kept.erased_at, kept.erased_by, kept.erased_reason = timezone.now(), by, reason
    kept.save(update_fields=["title", "body", "tags", "comment", "erased_at", "erased_by", "erased_reason"])
    # A notice may repeat that very version.
    withdraw_told(thread.pk, [post])
    record(
        "erase_version",
        by,
        thread,
        answer=row if isinstance(row, Answer) else None,
        reply=row if isinstance(row, Reply) else None,
        reason=reason,
        details={"version": version},
    )

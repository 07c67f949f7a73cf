"""What a member takes along of their reputation: every line of their ledger."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from accounts.taking_along import Row, in_chunks, takes_along
from forum.queries.titles import listed_titles
from poweruser.models import Entry
from poweruser.queries.ledger import words_of

CHUNK = 500


@takes_along("poweruser/ledger")
def ledger(member: Any) -> Iterable[Row]:
    """Each line with its reason in words; it leads to its thread where that is public or their own."""
    entries = Entry.objects.filter(member=member).order_by("pk").iterator(chunk_size=CHUNK)
    for chunk in in_chunks(entries, CHUNK):
        titles = listed_titles({entry.thread_id for entry in chunk if entry.thread_id}, user=member)
        for entry in chunk:
            thread = titles.get(entry.thread_id or 0)
            yield {
                "points": entry.points,
                "reason": str(words_of(entry)),
                "at": entry.at,
                "question": thread.title if thread else None,
                "address": reverse("forum:thread", args=[thread.id, thread.slug]) if thread else None,
            }

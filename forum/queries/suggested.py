"""What was suggested before a question was asked: for those who answer it, so that nobody points at what did not help."""

from dataclasses import dataclass

from forum.models import Suggested
from forum.posts import Person
from search.queries import Key, Link, links_to
from search.rules import SUGGESTED, hits_named


@dataclass(frozen=True)
class SuggestedLink:
    """One of them, and whether the asker had opened it."""

    link: Link
    opened: bool


def suggested_before(thread_id: int, *, user: Person) -> tuple[SuggestedLink, ...]:
    """What stood under the title of a question when it was sent, then what had been opened before; of that what ``user`` may see
    now. One query, and one for each kind of hit.
    """
    row = Suggested.objects.filter(pk=thread_id).first()
    if row is None:
        return ()
    shown, opened = _keys(row.shown), _keys(row.opened)
    links = links_to(tuple(dict.fromkeys((*shown, *opened))), user)
    return tuple(SuggestedLink(link, (link.kind, link.row.pk) in opened) for link in links)


def _keys(kept: list[str]) -> tuple[Key, ...]:
    return hits_named(" ".join(kept), SUGGESTED)

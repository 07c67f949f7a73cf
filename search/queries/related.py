"""What is related to what a page shows, as the worker computed it and as the reader may see it now."""

from typing import Any

from search.models import Related
from search.queries.seen import Link, links_to
from search.rules import RELATED, hits_named


def related_links(kind: str, pk: int, *, user: Any) -> tuple[Link, ...]:
    """Articles and solved questions close to an object, the closest first, at most four; none while nobody has computed them.

    Nothing is computed here, and nothing shown that ``user`` may not see at this moment. One query, and one for each kind of what
    is found.
    """
    found = Related.objects.filter(kind=kind, object_id=pk).values_list("found", flat=True).first()
    keys = hits_named(" ".join(found or ()), len(found or ()))
    return links_to(keys, user, answering=True)[:RELATED]

"""Keep with a question what was suggested before it was asked: those who answer see what did not help."""

from django.contrib.auth.models import AnonymousUser

from forum.models import Suggested, Thread
from forum.posts import Offered
from search.queries import rows_seen
from search.rules import SUGGESTED


def keep_suggested(thread: Thread, offered: Offered) -> None:
    """Keep what of ``offered`` everybody may see now, as a browser sent it: at most five of each. Nothing where nothing is left.

    One query for each kind of hit, and the row.
    """
    shown, opened = offered.shown[:SUGGESTED], offered.opened[:SUGGESTED]
    there = rows_seen(tuple(dict.fromkeys((*shown, *opened))), AnonymousUser())
    if there:
        lists = ([f"{kind}:{pk}" for kind, pk in keys if (kind, pk) in there] for keys in (shown, opened))
        Suggested.objects.create(thread=thread, **dict(zip(("shown", "opened"), lists, strict=True)))

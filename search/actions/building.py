"""Which indexes are written to: the live one, and one that is being built beside it."""

from collections.abc import Sequence

from django.utils import timezone

from search.contract import sources
from search.engines import LIVE, NEXT, Engine
from search.models import Rebuild


class LeftToNewer(Exception):  # noqa: N818 — nothing went wrong: while Lotse is updated two versions of it run
    """Newer code has begun or made an index. Whatever waits in the outbox waits for its worker: written by this one, and taken out
    of the outbox, it would be missing there or stand there as this code writes it.
    """


def running() -> Rebuild | None:
    """The rebuild that has begun and is neither finished nor abandoned."""
    return Rebuild.objects.filter(finished_at=None, abandoned_at=None).order_by("-begun_at").first()


def begin(target: Engine) -> Rebuild:
    """Begin a new index; one begun before is abandoned. Within a turn."""
    Rebuild.objects.filter(finished_at=None, abandoned_at=None).update(abandoned_at=timezone.now())
    total = sum(source.findable().count() for source in sources().values())
    return Rebuild.objects.create(index=target.begin(), total=total)


def resume(target: Engine) -> Rebuild | None:
    """The running rebuild if its index is still there and of today's shape; a lost one is abandoned. Within a turn. LeftToNewer."""
    rebuild = running()
    if rebuild is None:
        return None
    if target.index(NEXT) == rebuild.index:
        if target.is_current(rebuild.index):
            return rebuild
        leave_to_newer(target, rebuild.index)
    # Killed between the swap and this row: it is live and whole.
    arrived = target.index(LIVE) == rebuild.index
    ended = {"finished_at": timezone.now()} if arrived else {"abandoned_at": timezone.now()}
    Rebuild.objects.filter(pk=rebuild.pk).update(**ended)
    return None


def is_live(target: Engine) -> bool:
    """Whether there is a live index that this code can write to."""
    index = target.index(LIVE)
    return index is not None and target.is_current(index)


def make_ready(target: Engine) -> Sequence[str]:
    """The slots every change goes to. An index is begun where none can be written to: the first start, another engine, a deploy
    with another shape. Within a turn. LeftToNewer.
    """
    rebuild, live = resume(target), target.index(LIVE)
    is_ours = live is not None and target.is_current(live)
    if rebuild is None and not is_ours:
        leave_to_newer(target, live)
        rebuild = begin(target)
    return [slot for slot, used in ((LIVE, is_ours), (NEXT, rebuild is not None)) if used]


def is_left_to_newer(target: Engine) -> bool:
    """Whether newer code has begun or made an index: what this code finds out about texts would not be what that one wants."""
    found = (target.index(slot) for slot in (LIVE, NEXT))
    return any(index is not None and target.is_newer(index) for index in found)


def leave_to_newer(target: Engine, index: str | None) -> None:
    """Raise LeftToNewer for an ``index`` that newer code began."""
    if index is not None and target.is_newer(index):
        raise LeftToNewer(index)

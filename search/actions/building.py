"""Which indexes are written to: the live one, and one that is being built beside it."""

from collections.abc import Sequence

from django.utils import timezone

from search.contract import sources
from search.engines import LIVE, NEXT, Engine
from search.models import Rebuild


def running() -> Rebuild | None:
    """The rebuild that has begun and is neither finished nor abandoned."""
    return Rebuild.objects.filter(finished_at=None, abandoned_at=None).order_by("-begun_at").first()


def begin(target: Engine) -> Rebuild:
    """Begin a new index; one begun before is abandoned. Within a turn."""
    Rebuild.objects.filter(finished_at=None, abandoned_at=None).update(abandoned_at=timezone.now())
    total = sum(source.findable().count() for source in sources().values())
    return Rebuild.objects.create(index=target.begin(), total=total)


def resume(target: Engine) -> Rebuild | None:
    """The running rebuild if its index is still there and of today's shape; a lost one is abandoned. Within a turn."""
    rebuild = running()
    if rebuild is None or (target.index(NEXT) == rebuild.index and target.is_current(rebuild.index)):
        return rebuild
    # Killed between the swap and this row: it is live and whole.
    arrived = target.index(LIVE) == rebuild.index
    ended = {"finished_at": timezone.now()} if arrived else {"abandoned_at": timezone.now()}
    Rebuild.objects.filter(pk=rebuild.pk).update(**ended)
    return None


def is_live(target: Engine) -> bool:
    """Whether there is a live index that this code can write to."""
    index = target.index(LIVE)
    return index is not None and target.is_current(index)


def make_ready(target: Engine) -> None:
    """Begin an index where none can be written to: the first start, another engine, a deploy with another shape. Within a turn."""
    if resume(target) is None and not is_live(target):
        begin(target)


def slots(target: Engine) -> Sequence[str]:
    """The slots every change goes to."""
    return [slot for slot, used in ((LIVE, is_live(target)), (NEXT, running() is not None)) if used]

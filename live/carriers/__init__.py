"""Carriers: how a process that wrote tells the processes that stream. The rows are the truth; a carrier only makes it quick."""

from functools import cache
from typing import TYPE_CHECKING, Protocol

from django.conf import settings

if TYPE_CHECKING:
    from live.hub import Hub


class Carrier(Protocol):
    """Two ends of a wire."""

    def nudge(self, name: str, key: str) -> None:
        """Called where something was written, after the commit; must never raise or wait long."""

    def serve(self, hub: "Hub") -> None:
        """Called once for each stream process: from now on ring ``hub`` for every nudge."""


@cache
def carrier() -> Carrier:
    """Redis where there is one, otherwise within the process."""
    if settings.REDIS_URL:
        from live.carriers.redis import RedisCarrier  # only where Redis is set up

        return RedisCarrier(settings.REDIS_URL)
    from live.carriers.inside import InsideCarrier

    return InsideCarrier()

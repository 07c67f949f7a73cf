"""The hub of one stream process: wakes the listeners of a key when a carrier or the clock says that it has something new."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import structlog
from asgiref.sync import sync_to_async
from django.db import close_old_connections

from live.channels import channel_of

log = structlog.get_logger(__name__)

# How often the rows themselves are asked for what no carrier told of (a management command, a lost message).
LOOK_EVERY = 1.0

Address = tuple[str, str]


async def in_thread(call: Callable[..., Any], *args: Any) -> Any:
    """Run database work beside the loop, in a thread whose old connections are let go."""

    def run() -> Any:
        close_old_connections()
        try:
            return call(*args)
        finally:
            close_old_connections()

    return await sync_to_async(run, thread_sensitive=False)()


class Hub:
    """Listeners by address; lives on one event loop and is only touched from it."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self._listeners: dict[Address, set[asyncio.Event]] = defaultdict(set)
        self._seen: dict[Address, int] = {}
        self._watch: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def listening(self, name: str, key: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set whenever ``key`` may have something new."""
        address = (name, key)
        bell = asyncio.Event()
        self._listeners[address].add(bell)
        if self._watch is None or self._watch.done():
            self._watch = self.loop.create_task(self._keep_looking())
        try:
            yield bell
        finally:
            self._listeners[address].discard(bell)
            if not self._listeners[address]:
                del self._listeners[address]
                self._seen.pop(address, None)

    def ring(self, name: str, key: str) -> None:
        """Wake everybody who listens to ``key``."""
        for bell in self._listeners.get((name, key), ()):
            bell.set()

    def ring_from_thread(self, name: str, key: str) -> None:
        """The same, from any other thread."""
        self.loop.call_soon_threadsafe(self.ring, name, key)

    async def _keep_looking(self) -> None:
        while self._listeners:
            await asyncio.sleep(LOOK_EVERY)
            by_channel: dict[str, set[str]] = defaultdict(set)
            for name, key in self._listeners:
                by_channel[name].add(key)
            for name, keys in by_channel.items():
                try:
                    await self._look(name, keys)
                except Exception:  # the database may be away for a moment; listeners stay
                    log.exception("live_look_failed", channel=name)

    async def _look(self, name: str, keys: set[str]) -> None:
        channel = channel_of(name)
        newest: Mapping[str, int] = await in_thread(channel.newest, keys) if channel else {}
        for key, last_id in newest.items():
            if self._seen.get((name, key)) != last_id:
                self._seen[name, key] = last_id
                self.ring(name, key)


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def hub() -> Hub:
    """The hub of the running loop, made at first use together with what its carrier needs."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        from live.carriers import carrier  # chosen by the settings, which are not read at import

        for old in [other for other in _hubs if other.is_closed()]:
            del _hubs[old]
        _hubs[loop] = Hub()
        carrier().serve(_hubs[loop])
    return _hubs[loop]


def hubs() -> list[Hub]:
    """Every hub of this process whose loop still runs."""
    return [each for loop, each in _hubs.items() if not loop.is_closed()]

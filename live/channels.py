"""The contract of streams: what a channel promises, and the registry that apps sign up with from `<app>/channels.py`.

A channel is the publisher's own rows read in order. Nothing is kept here: a listener who was away says the last id it saw,
and the publisher reads on from there. `publish` only says "look now"; a nudge that is lost costs a second, never an event.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from django.db import transaction


@dataclass(frozen=True)
class Event:
    """One thing a listener is sent; ``id`` grows within a key and is what `Last-Event-ID` brings back."""

    id: int
    name: str
    data: Mapping[str, Any] = field(default_factory=dict)


class Channel(ABC):
    """Streams of one kind, e.g. of conversations; a key names one of them.

    Rows of one key must become visible in the order of their ids: lock the row the key stands for before writing one
    (two transactions that commit in the wrong order would hide the earlier row from whoever has seen the later).
    """

    name: ClassVar[str]

    @abstractmethod
    def may_listen(self, user: Any, key: str) -> bool:
        """Whether ``user`` may hear ``key``; asked again and again while the stream is open."""

    @abstractmethod
    def newest(self, keys: Collection[str]) -> Mapping[str, int]:
        """The id of the newest event of each key that has one. One query, however many keys."""

    @abstractmethod
    def events_after(self, key: str, last_id: int, user: Any, limit: int) -> Sequence[Event]:
        """At most ``limit`` events of ``key`` after ``last_id``, oldest first, as ``user`` may see them."""

    def standing(self, key: str, user: Any) -> Mapping[str, int]:
        """Numbers of ``key`` that are overwritten, such as how far the other side has read. Nothing unless overridden.

        Sent as the event "standing", without an id, whenever they differ from what the stream sent last; never replayed.
        """
        return {}

    def present(self, user: Any, key: str, *, here: bool) -> None:
        """Told when somebody begins and ceases to listen, and every half minute between; does nothing unless overridden."""
        return


_channels: dict[str, Channel] = {}


def register(channel: type[Channel]) -> type[Channel]:
    """Sign a channel up; a second one of the same name is a mistake and raises ValueError."""
    if channel.name in _channels and type(_channels[channel.name]) is not channel:
        raise ValueError(f"Two channels call themselves {channel.name!r}.")
    _channels[channel.name] = channel()
    return channel


def channel_of(name: str) -> Channel | None:
    """The channel of this name, or None."""
    return _channels.get(name)


def publish(name: str, key: str) -> None:
    """Say, after the commit, that ``key`` has something new. Losing this call delays listeners by a second, no more."""
    from live.carriers import carrier  # chosen by the settings, which are not read at import

    transaction.on_commit(partial(carrier().nudge, name, key), robust=True)

"""The door to the news: name a headline, announce it inside a transaction, hear it in `receivers`.

ANSWER_ACCEPTED = Headline("forum.answer_accepted", "thread", "answer", "by")     # forum/signals.py
announce(ANSWER_ACCEPTED, thread=thread.pk, answer=answer.pk, by=by.pk)           # forum/actions/
@hears(ANSWER_ACCEPTED)                                                           # poweruser/receivers.py
def award_the_helper(news: Told) -> None: ...
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import connection, transaction

from news.models import News


@dataclass(frozen=True, init=False)
class Headline:
    """The name of a kind of news, in the past tense, and the names of the ids that come with it."""

    name: str
    ids: frozenset[str]

    def __init__(self, name: str, *ids: str) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "ids", frozenset(ids))


@dataclass(frozen=True)
class Told:
    """What a receiver is given. ``id`` is the same at every retelling: a receiver that acts outside the database keys on it."""

    id: int
    name: str
    ids: dict[str, int | str | None]
    at: datetime

    def __getitem__(self, key: str) -> int:
        return int(str(self.ids[key]))

    def get(self, key: str) -> int | None:
        """The id ``key``, or None where nobody was meant."""
        value = self.ids.get(key)
        return None if value is None else int(str(value))


Receiver = Callable[[Told], None]

_receivers: dict[str, dict[str, Receiver]] = defaultdict(dict)


def hears(*headlines: Headline) -> Callable[[Receiver], Receiver]:
    """Sign a function up for headlines. It runs in one transaction with its tick, so it takes effect once."""

    def sign_up(receiver: Receiver) -> Receiver:
        for headline in headlines:
            _receivers[headline.name][f"{receiver.__module__}.{receiver.__qualname__}"] = receiver
        return receiver

    return sign_up


def receivers_of(name: str) -> dict[str, Receiver]:
    """Everyone who hears ``name``, by their own dotted name."""
    return _receivers.get(name, {})


def announce(headline: Headline, **ids: int | str | None) -> None:
    """Write the news beside the change it tells of; it is handed on right after the commit.

    Raises:
        RuntimeError: outside a transaction, where the news could be lost or tell of what never happened.
        TypeError: the ids are not those the headline declares.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{headline.name} was announced outside a transaction")
    if set(ids) != headline.ids:
        raise TypeError(f"{headline.name} comes with {sorted(headline.ids)}, not {sorted(ids)}")
    if not receivers_of(headline.name):
        return
    from news.handing_on import hand_on  # the postman knows the door, not the other way round

    row = News.objects.create(name=headline.name, ids=ids)
    transaction.on_commit(partial(hand_on, row.pk), robust=True)

"""Loading: from ids to what the index shall hold of them now, so that one broken object never holds up the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, OperationalError

from search.contract import Document, Source, sources
from search.entries import Entry, entry_of


@dataclass
class Loaded:
    """Entries to write, keys to take out because nothing findable stands behind them, and words of failure by key."""

    entries: list[Entry] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Loaded") -> None:
        """Take over what ``other`` holds."""
        self.entries += other.entries
        self.gone += other.gone
        self.failed |= other.failed


def key_of(kind: str, pk: int) -> str:
    """The address of an object's document within an engine."""
    return f"{kind}:{pk}"


def load(kind: str, ids: Sequence[int]) -> Loaded:
    """What the index shall hold of these objects, in a fixed number of queries; one by one only when some of them fail."""
    source = sources().get(kind)
    if source is None:
        return Loaded(failed={key_of(kind, pk): f"No app says what {kind!r} is." for pk in ids})
    try:
        entries = list(_entries(source, ids))
    except (OperationalError, InterfaceError):
        raise  # the database is away: that is nobody's document's fault
    except Exception as error:  # noqa: BLE001 — whatever a source breaks on is told about that object
        return _one_by_one(kind, ids, error)
    present = {entry.id for entry in entries}
    return Loaded(entries, [key_of(kind, pk) for pk in ids if pk not in present])


def _entries(source: Source[Any], ids: Sequence[int]) -> Iterator[Entry]:
    documents: Iterable[Document] = source.documents_for(list(source.findable().filter(pk__in=ids)))
    return (entry_of(document) for document in documents)


def _one_by_one(kind: str, ids: Sequence[int], error: Exception) -> Loaded:
    if len(ids) == 1:
        return Loaded(failed={key_of(kind, ids[0]): f"{type(error).__name__}: {error}"[:1_000]})
    whole = Loaded()
    for pk in ids:
        whole.add(load(kind, [pk]))
    return whole

"""Embedding: what the index holds by its words alone gets its meaning, one document at a time, the latest first."""

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from search import meaning, rules
from search.actions.done import note_done
from search.actions.queue import refresh
from search.engines import engine
from search.entries import Entry
from search.known import NOTED, Known, missing, vector_of
from search.loading import load
from search.meaning import EmbeddingError
from search.models import LastDone, StoredVector, Sweep, Unembedded
from search.pieces import Piece, pieces_of

log = structlog.get_logger(__name__)

BATCH = 500
LEASE = timedelta(minutes=2)
"""For so long a document is left to whoever has taken it; killed, another one takes it up then."""
UNUSED = timedelta(days=60)


def note_meaning(known: Known) -> None:
    """Queue documents whose vectors are not known, and write down that the others' are in use.

    Within a transaction or not: what is missed is looked for, see `look_for_unknown`.
    """
    want_meaning(known.unknown)
    if known.long_ago:
        StoredVector.objects.filter(digest__in=known.long_ago).update(used_on=timezone.localdate())


def note_used(entries: Sequence[Entry]) -> None:
    """Write down that the vectors of ``entries`` are in use, with a model or without: who turns it on again has them still.

    One query for each 500 pieces.
    """
    digests = sorted({piece.digest for entry in entries for piece in pieces_of(entry)})
    today = timezone.localdate()
    for start in range(0, len(digests), BATCH):
        rows = StoredVector.objects.filter(digest__in=digests[start : start + BATCH], used_on__lt=today - NOTED)
        rows.update(used_on=today)


def want_meaning(keys: Iterable[str], *, anew: bool = True) -> None:
    """Queue documents to be embedded; those that wait or were given up ``anew``, as after a change, or not."""
    now, stamp = timezone.now(), time.time_ns()
    named = (key.rpartition(":") for key in sorted(set(keys)))
    rows = [Unembedded(kind=kind, object_id=int(pk), stamp=stamp, queued_at=now, retry_at=now) for kind, _, pk in named]
    if not anew:
        Unembedded.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
        return
    Unembedded.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["stamp", "queued_at", "retry_at", "attempts", "error", "dead_at"],
    )


def look_for_unknown() -> int:
    """Queue some documents of the index without vectors, whoever put them there: before there was a model, say. EngineAway."""
    if not meaning.is_available() or Unembedded.objects.filter(dead_at=None).exists():
        return 0
    given_up = {str(row) for row in Unembedded.objects.all()[:BATCH]}
    keys = set(engine().without_meaning(2 * BATCH)) - given_up
    want_meaning(keys)
    return len(keys)


def embed_next() -> bool:
    """Embed what is missing of one document and have it written anew; whether there was one."""
    row = _taken() if meaning.is_available() else None
    if row is None:
        return False
    loaded = load(row.kind, [row.object_id])
    try:
        for piece in (piece for entry in loaded.entries for piece in missing(pieces_of(entry))):
            _keep(piece)
    except EmbeddingError as error:
        _put_back(row, str(error))
        return True
    if loaded.failed:
        _put_back(row, next(iter(loaded.failed.values())))
        return True
    with transaction.atomic():
        # Changed meanwhile: its texts are looked at again.
        Unembedded.objects.filter(pk=row.pk, stamp=row.stamp).delete()
        refresh(row.kind, [row.object_id])
    note_done(LastDone.MEANING)
    return True


def embed_queries(queries: Collection[str], *, seconds: float) -> bool:
    """Embed what people typed, as questions, as far as ``seconds`` reach; whether nothing is left to do, as without a model.

    A query that cannot be embedded is kept as one without a word: it is found again by its words alone.
    """
    if not meaning.is_available():
        return True
    until = time.monotonic() + seconds
    pieces = [Piece(query, asked=True) for query in dict.fromkeys(queries)]
    known = StoredVector.objects.filter(digest__in=[piece.digest for piece in pieces])
    known.filter(used_on__lt=timezone.localdate() - NOTED).update(used_on=timezone.localdate())
    there = set(known.values_list("digest", flat=True))
    for piece in pieces:
        if piece.digest in there:
            continue
        if time.monotonic() > until:
            return False
        try:
            _keep(piece)
        except EmbeddingError as error:
            log.warning("query_without_meaning", error=str(error))
            keep_vectors({piece.digest: b""})
    return True


def keep_vectors(vectors: Mapping[str, bytes]) -> None:
    """Take over packed vectors that somebody made before, by the digests of their texts."""
    rows = [StoredVector(digest=digest, vector=vector) for digest, vector in vectors.items()]
    StoredVector.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def forget_unused(*, now: datetime) -> int:
    """Drop vectors of texts that nobody has had for two months, by the last sweep that came round: it noted which are in use; how
    many. None without such a sweep.
    """
    swept = Sweep.objects.filter(finished_at__isnull=False).order_by("-begun_at").first()
    if swept is None:
        return 0
    # What it found in use says so since then, or did a few days before.
    unused = min(timezone.localdate(now) - UNUSED, timezone.localdate(swept.begun_at) - NOTED)
    dropped, _ = StoredVector.objects.filter(used_on__lt=unused).delete()
    return dropped


def _taken() -> Unembedded | None:
    now = timezone.now()
    for row in Unembedded.objects.filter(dead_at=None, retry_at__lte=now).order_by("-queued_at", "pk")[:10]:
        mine = Unembedded.objects.filter(pk=row.pk, retry_at=row.retry_at, stamp=row.stamp)
        if mine.update(retry_at=now + LEASE):
            return row
    return None


def _keep(piece: Piece) -> None:
    """At once: what a killed worker had embedded need not be embedded again. Nothing is kept for a piece without a word."""
    row = StoredVector(digest=piece.digest, vector=vector_of(piece))
    StoredVector.objects.bulk_create([row], ignore_conflicts=True)


def _put_back(row: Unembedded, words: str) -> None:
    row.attempts += 1
    now = timezone.now()
    row.retry_at, row.error = rules.retry_after(row.attempts, now), words[:2_000]
    row.dead_at = now if rules.is_given_up(row.attempts) else None
    if row.dead_at:
        log.error("document_without_meaning", document=str(row), error=row.error)
    row.save(update_fields=["attempts", "retry_at", "error", "dead_at"])

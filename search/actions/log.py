"""Writing the search log: what was searched, which hit was opened, what came after, what solved it; and forgetting it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from django.db import IntegrityError
from django.db.models import BigIntegerField, Case, CharField, F, PositiveSmallIntegerField, Value, When

from search import masking, rules, words
from search.actions.salt import forget_salts
from search.models import Deflection, Searched

TRIES = 3
"""Looks at the last search of somebody who searches several times at once."""
BATCH = 5_000
FILTERS, VALUES, VALUE_LENGTH = 8, 8, 60


def log_search(  # noqa: PLR0913 — what is known of one search
    typed: str,
    *,
    pseudonym: str,
    network: str = "",
    language: str,
    place: str,
    total: int,
    away: bool = False,
    filters: Mapping[str, Sequence[str]] | None = None,
    now: datetime,
) -> None:
    """Keep one search. The same words within 30 seconds are the same search; where one types, so is what goes on with them or takes
    some of them back, with the last words. Two statements.

    ``network`` stands for where the pseudonym comes from; without one what worked for it is offered to nobody. ``place`` is one of
    `Searched.Place`, ``total`` how much was found, ``away`` that the engine did not answer. A search without words is none.
    """
    kept = masking.kept(typed)
    folded = masking.folded(kept)
    if not (folded and words.distinct(kept)):
        return
    unmasked = masking.folded(words.clean_query(typed))
    facts = {
        "words": kept,
        "folded": folded,
        "total": total,
        "away": away,
        "filters": _bounded(filters or {}),
        "at": now,
    }
    for _ in range(TRIES):
        last = Searched.objects.filter(pseudonym=pseudonym).order_by("-number").first()
        if last and (last.place, last.language) == (place, language) and _goes_on(last, folded, unmasked, now):
            if _is_rewritten(last, facts):
                return
        elif last and last.number >= rules.SEARCHES_A_DAY:
            return
        else:
            number = last.number + 1 if last else 1
            day = now.astimezone(UTC).date()
            who = {"pseudonym": pseudonym, "network": network, "number": number, "day": day}
            row = Searched(**facts, **who, language=language, place=place)
            if _is_added(row):
                return


def log_click(*, pseudonym: str, typed: str, place: str, kind: str, object_id: int, rank: int) -> None:
    """Note on the last search for these words that a hit was opened; the first one is remembered, the others are counted.

    One statement; nothing happens where this pseudonym searched for nothing of the kind today.
    """
    folded = masking.folded(masking.kept(typed))
    own = Searched.objects.filter(pseudonym=pseudonym, place=place, folded=folded).order_by("-number")
    hit = {
        "clicked_kind": Value(kind, CharField()),
        "clicked_id": Value(object_id, BigIntegerField()),
        "clicked_rank": Value(rank, PositiveSmallIntegerField()),
    }
    first = {name: Case(When(click_count=0, then=value), default=F(name)) for name, value in hit.items()}
    Searched.objects.filter(pk__in=own.values("pk")[:1], click_count__lt=rules.CLICKS).update(
        **first, click_count=F("click_count") + 1
    )


def log_followed(*, pseudonym: str, followed_by: str, now: datetime) -> None:
    """Note on the searches of the last half hour, at most ten, what came after them; what came first stays. One statement.

    ``followed_by`` is one of `Searched.Followed`.
    """
    own = Searched.objects.filter(pseudonym=pseudonym, at__gte=now - rules.FOLLOWED_WITHIN).order_by("-number")
    Searched.objects.filter(pk__in=own.values("pk")[: rules.FOLLOWED], followed_by="").update(followed_by=followed_by)


def log_deflection(*, pseudonym: str, typed: str, language: str, kind: str, object_id: int, now: datetime) -> None:
    """Keep that a hit solved what somebody was about to ask, once however often they say so in a day. One statement."""
    words_kept = masking.kept(typed)
    row = Deflection(
        words=words_kept,
        folded=masking.folded(words_kept),
        language=language,
        kind=kind,
        object_id=object_id,
        pseudonym=pseudonym,
        day=now.astimezone(UTC).date(),
    )
    Deflection.objects.bulk_create([row], ignore_conflicts=True)


def forget_searches(*, now: datetime) -> int:
    """Delete what is older than 180 days, deflections too, and the salts of all days but this one; how many rows went."""
    today = now.astimezone(UTC).date()
    forget_salts(before=today)
    return sum(_forget(model, before=today - rules.LOG_KEPT) for model in (Searched, Deflection))


def _forget(model: type[Searched] | type[Deflection], before: date) -> int:
    gone = 0
    while ids := list(model.objects.filter(day__lt=before).values_list("pk", flat=True)[:BATCH]):
        gone += model.objects.filter(pk__in=ids).delete()[0]
    return gone


def _goes_on(last: Searched, folded: str, unmasked: str, now: datetime) -> bool:
    """Whether this person asks the same again, or is still typing their last search. One that led somewhere is over."""
    if now - last.at > rules.TYPING:
        return False
    is_over = last.click_count > 0 or last.followed_by != "" or not rules.is_typed_on(last.place)
    return folded == last.folded or (
        not is_over and rules.goes_on(last.folded, folded, typed=unmasked, mask=masking.MASK)
    )


def _is_rewritten(last: Searched, facts: Mapping[str, object]) -> bool:
    """False when somebody else rewrote it meanwhile, or a hit was opened."""
    unchanged = Searched.objects.filter(pk=last.pk, folded=last.folded, click_count=last.click_count)
    return bool(unchanged.update(**facts))


def _is_added(row: Searched) -> bool:
    """False when somebody else has just added one with the same number."""
    try:
        row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _bounded(filters: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    chosen = sorted((name, sorted(values)) for name, values in filters.items() if values)[:FILTERS]
    return {name: [masking.masked(value)[:VALUE_LENGTH] for value in values[:VALUES]] for name, values in chosen}

"""Repairing: what a check found different is written anew, and what does not belong there is taken out."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from search.actions.building import is_live
from search.actions.queue import refresh
from search.checking import Difference
from search.engines import NoIndex, engine
from search.turn import our_turn

PATIENCE = 60.0


def repair(differences: Iterable[Difference]) -> None:
    """Queue every named object; documents under keys of their own are deleted at once. EngineAway, NotOurTurn, NoIndex
    where the live index is not of this code.
    """
    target = engine()
    named: dict[str, list[int]] = defaultdict(list)
    strange: list[str] = []
    for difference in differences:
        if difference.is_ours:
            named[difference.kind].append(difference.id)
        else:
            strange.append(difference.key)
    with our_turn(PATIENCE) as stamp:
        if not is_live(target):
            raise NoIndex("the live index is of another version")
        with transaction.atomic():
            for kind, ids in named.items():
                refresh(kind, ids)
        target.write((), gone=strange, stamp=stamp)

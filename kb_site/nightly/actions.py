"""Doing the chores of the night: when each is due stands in a table, so that no restart and no sleep skips one."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from celery import current_app

from kb_site.models import Chore
from kb_site.nightly.rules import AGAIN_AFTER, CHORES, next_night

log = structlog.get_logger(__name__)


def do_chores(*, now: datetime, names: Sequence[str] = CHORES) -> list[str]:
    """Do what is due, one after the other; which were done. One that fails holds up no other and is due again in an hour."""
    known = set(Chore.objects.values_list("name", flat=True))
    Chore.objects.bulk_create(
        [Chore(name=name, due_at=now) for name in names if name not in known], ignore_conflicts=True
    )
    done = []
    for name in names:
        # One statement takes it: of two workers one changes the row, the other none.
        if not Chore.objects.filter(name=name, due_at__lte=now).update(due_at=now + AGAIN_AFTER):
            continue
        try:
            current_app.tasks[name]()
        except Exception:
            log.exception("chore_failed", chore=name)
            continue
        Chore.objects.filter(name=name).update(due_at=next_night(now))
        done.append(name)
    return done

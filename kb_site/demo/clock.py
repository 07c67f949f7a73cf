"""The demo's clock: lets the actions of a piece happen in the past, as if they had been done and told of then."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from news import announce

NOW = timezone.now
DEFAULT = "_get_default"
"""Where Django's fields keep what makes their default."""
STILL_NEWS = timedelta(days=2)
"""What is older than this is told to nobody: a letter about it would come months late."""


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Everything inside happens at ``moment``. For laying demo content only: one thread, before anybody is served."""
    on_commit = transaction.on_commit

    def after_commit(deed: Callable[[], Any], *options: Any, **more: Any) -> None:
        # News is handed on after the commit, when the clock runs again: so it takes its moment along.
        on_commit(partial(_then, moment, deed), *options, **more)

    with _standing_at(moment), patch.object(transaction, "on_commit", after_commit):
        yield


@contextmanager
def unheard() -> Iterator[None]:
    """What happens inside is told to nobody, as in an import."""
    with patch.object(announce, "receivers_of", lambda _name: {}):
        yield


@contextmanager
def long_ago(moment: datetime, *, now: datetime) -> Iterator[None]:
    """At ``moment``; told of only when that is still news."""
    with ExitStack() as stack:
        if now - moment > STILL_NEWS:
            stack.enter_context(unheard())
        stack.enter_context(at(moment))
        yield


def _then(moment: datetime, deed: Callable[[], Any]) -> None:
    with _standing_at(moment):
        deed()


@contextmanager
def _standing_at(moment: datetime) -> Iterator[None]:
    """Both for those who ask for the time and for rows that take it by themselves: a default has hold of the real clock."""
    fields = _stamped()
    before = [vars(field).get(DEFAULT) for field in fields]
    for field in fields:
        vars(field)[DEFAULT] = lambda: moment
    try:
        with patch.object(timezone, "now", lambda: moment):
            yield
    finally:
        for field, default in zip(fields, before, strict=True):
            vars(field)[DEFAULT] = default or NOW


@cache
def _stamped() -> tuple[Any, ...]:
    """The fields of all rows that are filled with the time."""
    return tuple(f for model in apps.get_models() for f in model._meta.local_fields if f.default is NOW)

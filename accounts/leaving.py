"""Leaving: apps that hold private data of a member sign up to let go of it in the transaction that deletes the account.

    @when_leaving
    def forget_trail(member: Any) -> None: ...        # <app>/leaving.py, found the way `admin.py` is

What is public stays with an empty author ("former member"); see the decision about leaving in docs/decisions. Who only
needs to know afterwards hears `accounts.signals.MEMBER_LEFT` instead.
"""

from collections.abc import Callable
from typing import Any

Letting = Callable[[Any], None]

_letting_go: dict[str, Letting] = {}


def when_leaving(letting: Letting) -> Letting:
    """Sign a function up: it is called with the member while their row still exists, before anything is deleted."""
    _letting_go[f"{letting.__module__}.{letting.__qualname__}"] = letting
    return letting


def let_go(member: Any) -> None:
    """Let every app do what it does when ``member`` leaves. Must run in the transaction of the deletion."""
    # The upper floors first, in the order in which their own actions lock: a conversation before its thread.
    for letting in reversed(_letting_go.values()):
        letting(member)

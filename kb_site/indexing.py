"""Wagtail's own two indexes, its search and its references: an error in them is raised, and a write follows each row once.

Made, kept as a version and published, a page is saved three times, and each time both read it whole and write all they know of it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django_tasks import TaskResult
from django_tasks.backends.immediate import ImmediateBackend

# By name: both modules ask for this backend while they are loaded.
INDEXING = {"modelsearch.tasks.insert_or_update_object_task", "wagtail.tasks.update_reference_index_task"}

_held: ContextVar[dict[tuple[Any, ...], Callable[[], None]] | None] = ContextVar("held", default=None)


class IndexingBackend(ImmediateBackend):
    """Does a task at once, as Wagtail expects it; but one that writes an index within `once_each` when the block ends."""

    def _execute_task(self, task_result: TaskResult[Any]) -> None:
        task = task_result.task
        if task.module_path not in INDEXING:
            super()._execute_task(task_result)
            return
        # The task itself, not its execution, which keeps every error to itself: PostgreSQL gives up a transaction in which a
        # statement failed, and when that was the last one nobody would notice.
        do = partial(task.call, *task_result.args, **task_result.kwargs)
        held = _held.get()
        if held is None:
            _do(do)
        else:
            held[task.module_path, *task_result.args, *sorted(task_result.kwargs.items())] = do


@contextmanager
def once_each() -> Iterator[None]:
    """Holds the indexes back until the block ends, and writes them once for each row that was saved; not at all after an exception.

    Stands within the transaction of a write that reads neither of them; whatever goes wrong is raised, and rolls the write
    back. In a block within a block the outer one writes.
    """
    if _held.get() is not None:
        yield
        return
    held: dict[tuple[Any, ...], Callable[[], None]] = {}
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
    for do in held.values():
        _do(do)


def _do(write: Callable[[], None]) -> None:
    with suppress(ObjectDoesNotExist):  # saved and taken away again in the same write
        write()

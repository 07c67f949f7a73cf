"""Who may see what people look for and make tasks of it, and what may be done with a task when."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.rules import may_draft
from forum.rules import YES, Verdict
from forum.rules.verdicts import GONE
from insights.models import Task
from search.rules import may_add_synonyms

TEND = "insights.tend_clusters"


def may_tend(person: Any) -> Verdict:
    """Editors and publishers."""
    return YES if getattr(person, "is_authenticated", False) and person.has_perm(TEND) else GONE


def may_begin(person: Any, *, has_open_task: bool) -> Verdict:
    """A task, while the cluster has none that is open."""
    if not may_tend(person):
        return GONE
    return Verdict("has_task", _("There is a task already. Finish it first, or change it.")) if has_open_task else YES


def may_own(person: Any) -> Verdict:
    """Who can be given a task."""
    if may_tend(person) and person.is_active:
        return YES
    return Verdict("no_editor", _("This member writes no articles. Choose somebody else."))


def may_change(person: Any, task: Task) -> Verdict:
    """Its owner, its date and its note, while it is open."""
    if not may_tend(person):
        return GONE
    return YES if task.is_open else Verdict("done", _("This task is done. Open it again to change it."))


def may_write(person: Any, task: Task) -> Verdict:
    """Begin the article that a task asks for."""
    if not may_tend(person) or task.kind != Task.Kind.WRITE:
        return GONE
    if not may_draft(person):
        return Verdict("no_drafts", _("You may not write articles."))
    return may_change(person, task)


def may_add_the_synonym(person: Any, task: Task) -> Verdict:
    """Add the synonym that a task asks for."""
    if not may_tend(person) or task.kind != Task.Kind.SYNONYM:
        return GONE
    if not may_add_synonyms(person):
        return Verdict("no_synonyms", _("You may not add synonyms."))
    return may_change(person, task)


def may_reopen(person: Any, task: Task, *, has_open_task: bool) -> Verdict:
    """What is done, while the cluster has no other task."""
    if not may_tend(person):
        return GONE
    if task.is_open:
        return Verdict("open", _("This task is open already."))
    return may_begin(person, has_open_task=has_open_task)


def is_overdue(task: Task, *, today: date) -> bool:
    """Its day has passed."""
    return task.is_open and task.due_on is not None and task.due_on < today

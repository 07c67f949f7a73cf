"""Do what a task asks for: begin the article, add the synonym; say that it is done, or that it is not."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import NoAddressError, NoSectionError, draft_from_text
from articles.queries import article_link
from forum.rules import Refused, require
from insights.actions.records import has_open_task, lock_task
from insights.models import Task
from insights.rules.tasks import may_add_the_synonym, may_change, may_reopen, may_write
from search.actions import add_synonym

ARROW, COMMA = " → ", ", "


@transaction.atomic
def begin_article(*, by: Any, task_id: int) -> int:
    """A draft with the cluster's name as its title, in its language; its id. A second time it is the same draft.

    Raises:
        Missing: no such task, none that asks for an article, or not for this person.
        Refused: it is done, or the help has no place for a draft.
    """
    task = lock_task(task_id, by)
    require(may_write(by, task))
    try:
        task.draft_id = draft_from_text(
            title=_as_title(task.cluster.name),
            language=task.cluster.language,
            markdown="",
            by=by,
            owner_id=task.owner_id,
            key=f"insights-task:{task.pk}",
        )
    except NoSectionError as missing:
        words = _("The help has no section in this language yet. Make one first; then try again.")
        raise Refused("no_section", words) from missing
    except NoAddressError as missing:
        words = _("Readers would not find an article in the first section: its addresses are taken.")
        raise Refused("no_address", words) from missing
    task.save(update_fields=["draft_id"])
    return task.draft_id


@transaction.atomic
def add_the_synonym(
    *, by: Any, task_id: int, language: str, typed: Sequence[str], said: Sequence[str], one_way: bool = False
) -> Task:
    """Let what people type find what the articles say, and the other way round unless it is ``one_way``; the task is done.

    Raises:
        Missing: no such task, none that asks for a synonym, or not for this person.
        Refused: it is done.
        ValidationError: sentences by field (language, phrases, leads_to), see `search.actions.add_synonym`.
    """
    task = lock_task(task_id, by)
    require(may_add_the_synonym(by, task))
    if one_way:
        add_synonym(language=language, phrases=typed, leads_to=said, by=by)
    else:
        add_synonym(language=language, phrases=[*typed, *said], by=by)
    task.synonym = f"{COMMA.join(typed)}{ARROW if one_way else COMMA}{COMMA.join(said)}"[:500]
    _done(task, by)
    return task


@transaction.atomic
def finish_task(*, by: Any, task_id: int, article_id: int | None = None) -> Task:
    """It was done by other means; ``article_id`` is the published article that answers it, where there is one.

    Raises:
        Missing: no such task, or not for this person.
        Refused: it is done already, or nobody finds this article.
    """
    task = lock_task(task_id, by)
    require(may_change(by, task))
    if article_id is not None and article_link(article_id, user=by) is None:
        raise Refused("no_article", _("There is no published article at this address."), "article")
    task.article_id = article_id
    _done(task, by)
    return task


@transaction.atomic
def finish_written(*, article_id: int, by_id: int | None) -> int:
    """The draft of these tasks was published: they are done; how many were."""
    # The news may be heard late: whoever published it may have left.
    by = get_user_model().objects.filter(pk=by_id).first() if by_id else None
    waiting = Task.objects.filter(draft_id=article_id, done_at=None)
    return waiting.update(done_at=timezone.now(), done_by=by, article_id=article_id)


@transaction.atomic
def reopen_task(*, by: Any, task_id: int) -> Task | None:
    """It is to be done after all; that something is not ours is taken back with nothing left of it (None).

    Raises:
        Missing: no such task, or not for this person.
        Refused: it is open, or the cluster has another task meanwhile.
    """
    task = lock_task(task_id, by)
    require(may_reopen(by, task, has_open_task=has_open_task(task.cluster)))
    if task.kind == Task.Kind.NOT_OURS:
        task.delete()
        return None
    task.done_at = task.done_by = task.article_id = None
    task.save(update_fields=["done_at", "done_by", "article_id"])
    return task


def _done(task: Task, by: Any) -> None:
    task.done_at, task.done_by = timezone.now(), by
    task.save(update_fields=["done_at", "done_by", "article_id", "synonym"])


def _as_title(name: str) -> str:
    """With a capital in front, as titles have it; the editor makes a sentence of it."""
    return name[:1].upper() + name[1:]

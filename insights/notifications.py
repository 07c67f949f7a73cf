"""What insights tells editors, and in which words; who is told stands in `insights.receivers`."""

from django.utils.translation import gettext_lazy as _

from inbox.kinds import Kind, Setting, Tab, register
from insights.rules.tasks import TEND

TASKS = Setting(
    "insights.tasks",
    label=_("Tasks from searches"),
    note=_("that somebody gave you"),
    icon="search",
    permission=TEND,
)


def notice_group(task_id: int) -> str:
    """The group that notices about a task belong to: opening its page reads them."""
    return f"insights.task:{task_id}"


TASK_GIVEN = register(
    Kind(
        "insights.task_given",
        TASKS,
        tab=Tab.PEOPLE,
        word=_("Task"),
        text=_("%(who)s gave you a task about what people look for."),
        subject=_("A task for you: %(title)s"),
        action=_("Open the task"),
        why=_("You are its owner."),
    )
)

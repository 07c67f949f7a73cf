"""What insights does about news: an editor hears of a task, and a published article ends the task it was begun for."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation

from articles.signals import ARTICLE_PUBLISHED
from inbox.actions import tell
from insights import notifications as kinds
from insights.actions import finish_written
from insights.models import Task
from insights.signals import TASK_GIVEN
from news.announce import Told, hears


@hears(TASK_GIVEN)
def tell_the_owner(news: Told) -> None:
    """While it is theirs and open."""
    task = Task.objects.select_related("cluster", "owner").filter(pk=news["task"], done_at=None).first()
    if task is None or task.owner is None or task.owner_id != news["owner"]:
        return
    giver = get_user_model().objects.filter(pk=news["by"]).first()
    with translation.override(task.owner.language):
        address = reverse("insights:task", args=[task.pk])
    tell(
        news_id=news.id,
        member=task.owner,
        kind=kinds.TASK_GIVEN,
        url=address,
        group=kinds.notice_group(task.pk),
        title=task.cluster.name,
        data={"who": giver.name if giver else "", "quote": task.note},
    )


@hears(ARTICLE_PUBLISHED)
def end_what_was_written(news: Told) -> None:
    """The article that was begun for a task is there."""
    finish_written(article_id=news["article"], by_id=news.get("by"))

"""Editors hear of drafts that wait, reviewers of the stage that waits for them, authors of what came of it: in the inbox.

A review is told of when the news is heard, which may be late: each piece of news names the very stage, and what came of it then.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.dispatch import receiver
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from articles import notifications as kinds
from articles.models import ArticlePage
from articles.queries.links import edit_address
from articles.rules import EDITORS_TOLD
from articles.signals import ARTICLE_DRAFTED, PAGE_APPROVED, PAGE_RETURNED, PAGE_SUBMITTED
from inbox.actions import tell_all
from inbox.kinds import Kind
from news.announce import Headline, Told, announce, hears


@hears(ARTICLE_DRAFTED)
def tell_editors_of_a_draft(news: Told) -> None:
    """Those who may edit where it stands, but whoever handed it in; nobody once it is published or gone."""
    page = ArticlePage.objects.filter(pk=news["article"], live=False).first()
    if page is None:
        return
    editors = PagePermissionPolicy().users_with_any_permission_for_instance({"change"}, page)
    author = news.get("by")
    _tell_about(page, editors.exclude(pk=author), kinds.ARTICLE_DRAFTED, news, who=_name(author))


# Wagtail's own letters speak the language of whoever pressed the button, and lead to an address of their own. It connects them
# later than we do, by these names; whoever has the name first has it: of every page, nobody hears but through us.
@receiver(workflow_submitted, sender=WorkflowState, dispatch_uid="workflow_state_submitted_email_notification")
def leave_the_review_to_its_stages(**_: Any) -> None:
    """Each stage tells those it waits for; nobody hears twice of the first."""


@receiver(task_submitted, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
def tell_of_a_stage(instance: TaskState, **_: Any) -> None:
    """A page waits for the next of its reviewers."""
    page = instance.workflow_state.content_object
    if isinstance(page, Page):
        with transaction.atomic():
            announce(PAGE_SUBMITTED, page=page.pk, stage=instance.pk)


@receiver(workflow_approved, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification")
def tell_of_an_approval(instance: WorkflowState, user: Any = None, **_: Any) -> None:
    """It is through."""
    _tell_of_an_end(PAGE_APPROVED, instance, user)


@receiver(workflow_rejected, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification")
def tell_of_a_return(instance: WorkflowState, user: Any = None, **_: Any) -> None:
    """It is back with its author."""
    _tell_of_an_end(PAGE_RETURNED, instance, user)


@hears(PAGE_SUBMITTED)
def tell_reviewers_of_a_stage(news: Told) -> None:
    """Members of the groups it waits for, but whoever handed it in; nobody once it has gone on, back or away."""
    stage = TaskState.objects.filter(
        pk=news["stage"],
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    ).first()
    page = stage.workflow_state.content_object if stage else None
    if stage is None or page is None:
        return
    author = stage.workflow_state.requested_by_id
    _tell_about(page, _reviewers(stage).exclude(pk=author), kinds.ARTICLE_SUBMITTED, news, who=_name(author))


@hears(PAGE_APPROVED)
def tell_the_author_of_an_approval(news: Told) -> None:
    """With what the reviewer wrote."""
    _tell_the_author(kinds.ARTICLE_APPROVED, news)


@hears(PAGE_RETURNED)
def tell_the_author_of_a_return(news: Told) -> None:
    """With what the reviewer wrote, also when the review goes on meanwhile."""
    _tell_the_author(kinds.ARTICLE_RETURNED, news)


def _tell_of_an_end(headline: Headline, review: WorkflowState, user: Any) -> None:
    if isinstance(review.content_object, Page):
        with transaction.atomic():
            announce(
                headline,
                page=review.content_object.pk,
                stage=review.current_task_state_id,
                by=user.pk if user else None,
            )


def _tell_the_author(kind: Kind, news: Told) -> None:
    """Whoever handed it in, unless they ended the review themselves."""
    stage = TaskState.objects.filter(pk=news.get("stage")).select_related("workflow_state").first()
    page = stage.workflow_state.content_object if stage else None
    if stage is None or page is None or stage.workflow_state.requested_by_id in {None, news.get("by")}:
        return
    author = get_user_model().objects.filter(pk=stage.workflow_state.requested_by_id)
    _tell_about(page, author, kind, news, who=_name(news.get("by")), quote=stage.comment[:1_000])


def _reviewers(stage: TaskState) -> Any:
    """Who may decide: the groups of the stage, or, where nobody is in them, those who may do everything."""
    active = get_user_model().objects.filter(is_active=True)
    task = stage.task.specific
    groups = task.groups.all() if isinstance(task, AbstractGroupApprovalTask) else []
    members = active.filter(groups__in=groups).distinct()
    return members if members.exists() else active.filter(is_superuser=True)


def _name(member_id: int | None) -> str:
    member = get_user_model().objects.filter(pk=member_id).first() if member_id else None
    return member.name if member else ""


def _tell_about(page: Page, members: Any, kind: Kind, news: Told, **data: str) -> None:
    above = page.get_parent()
    tell_all(
        news.id,
        members.filter(is_active=True).order_by("pk").values_list("pk", flat=True)[:EDITORS_TOLD],
        kind=kind,
        url=edit_address(page.pk),
        data=data,
        about=(f"articles.page:{page.pk}", page.get_admin_display_title(), "" if above.is_root() else above.title),
    )

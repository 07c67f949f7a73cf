"""Wagtail writes by itself; here its signals become search rows and our own news, and editors hear of drafts that wait.

POSTs under /cms/ and scheduled publishing run in one transaction each, so neither can exist without the other.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.dispatch import receiver
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from articles import notifications as kinds
from articles.actions.audience import narrow_translations
from articles.actions.queue import note_changes
from articles.models import ArticlePage, HelpHome, SectionPage
from articles.queries.links import edit_address
from articles.rules import EDITORS_TOLD
from articles.signals import (
    ARTICLE_DRAFTED,
    ARTICLE_MOVED,
    ARTICLE_PUBLISHED,
    ARTICLE_REVIEWED,
    ARTICLE_SUBMITTED,
    ARTICLE_WITHDRAWN,
    SECTION_CHANGED,
)
from inbox.actions import tell_all
from inbox.kinds import Kind
from news.announce import Told, announce, hears


@receiver(page_published)
def tell_of_publishing(instance: Page, revision: Any = None, **_: Any) -> None:
    """A new version is live."""
    with transaction.atomic():
        if isinstance(instance, ArticlePage):
            note_changes([instance.pk])
            narrow_translations(instance)
            announce(ARTICLE_PUBLISHED, article=instance.pk, by=revision.user_id if revision else None)
        elif isinstance(instance, SectionPage | HelpHome):
            # Their documents carry the section's address. Wagtail tells of a new one only after the commit: too late to be sure.
            note_changes(_articles_below(instance) if isinstance(instance, SectionPage) else [])
            announce(SECTION_CHANGED, section=instance.pk)


@receiver(page_unpublished)
def tell_of_withdrawal(instance: Page, **_: Any) -> None:
    """Gone from the site; Wagtail withdraws a live page, and those below it, before it deletes it."""
    with transaction.atomic():
        if isinstance(instance, ArticlePage):
            note_changes([instance.pk])
            announce(ARTICLE_WITHDRAWN, article=instance.pk)
        elif isinstance(instance, SectionPage | HelpHome):
            announce(SECTION_CHANGED, section=instance.pk)


@receiver(page_slug_changed)
def tell_of_new_slug(instance: Page, **_: Any) -> None:
    """A new address, after the commit that made it; a section takes its articles along."""
    _tell_of_new_addresses(instance)


@receiver(post_page_move)
def tell_of_move(instance: Page, url_path_before: str, url_path_after: str, **_: Any) -> None:
    """In another place of the tree; a mere change of order moves no address, but it changes the lists."""
    if url_path_before != url_path_after:
        _tell_of_new_addresses(instance)
    else:
        with transaction.atomic():
            announce(SECTION_CHANGED, section=instance.get_parent().pk)


@hears(ARTICLE_DRAFTED)
def tell_editors_of_a_draft(news: Told) -> None:
    """Those who may edit where it stands, but whoever handed it in; nobody once it is published or gone."""
    page = ArticlePage.objects.filter(pk=news["article"], live=False).first()
    if page is None:
        return
    editors = PagePermissionPolicy().users_with_any_permission_for_instance({"change"}, page)
    _tell_about(page, editors.exclude(pk=news["by"]), kinds.ARTICLE_DRAFTED, news)


# Wagtail's own letters speak the language of whoever pressed the button, and lead to an address of their own. It connects them
# later than we do, by these names; whoever has the name first has it.
@receiver(workflow_submitted, sender=WorkflowState, dispatch_uid="workflow_state_submitted_email_notification")
def leave_the_review_to_its_stages(**_: Any) -> None:
    """Each stage tells those it waits for; nobody hears twice of the first."""


@receiver(task_submitted, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
def tell_of_a_stage(instance: TaskState, user: Any = None, **_: Any) -> None:
    """It waits for somebody who may publish it."""
    page = instance.workflow_state.content_object
    if getattr(page, "specific_class", None) is ArticlePage:
        with transaction.atomic():
            announce(ARTICLE_SUBMITTED, article=page.pk, by=user.pk if user else None)


def tell_of_a_review(instance: WorkflowState, user: Any = None, **_: Any) -> None:
    """It is through, or back with its author."""
    if getattr(instance.content_object, "specific_class", None) is ArticlePage:
        with transaction.atomic():
            announce(ARTICLE_REVIEWED, review=instance.pk, by=user.pk if user else None)


for _ended, _name in ((workflow_approved, "approved"), (workflow_rejected, "rejected")):
    _ended.connect(
        tell_of_a_review, sender=WorkflowState, dispatch_uid=f"workflow_state_{_name}_email_notification", weak=False
    )


@hears(ARTICLE_SUBMITTED)
def tell_publishers_of_a_review(news: Told) -> None:
    """Those who may publish where it stands, but whoever handed it in; nobody once the review has ended."""
    page = ArticlePage.objects.filter(pk=news["article"]).first()
    if page is None or page.current_workflow_state is None:
        return
    publishers = PagePermissionPolicy().users_with_any_permission_for_instance({"publish"}, page)
    _tell_about(page, publishers.exclude(pk=news["by"]), kinds.ARTICLE_SUBMITTED, news)


@hears(ARTICLE_REVIEWED)
def tell_the_author_of_a_review(news: Told) -> None:
    """Whoever handed it in, unless they ended the review themselves; with what the reviewer wrote."""
    review = WorkflowState.objects.filter(pk=news["review"]).first()
    page = review.content_object if review else None
    if review is None or page is None or review.requested_by_id in {None, news["by"]}:
        return
    approved = review.status == WorkflowState.STATUS_APPROVED
    kind = kinds.ARTICLE_APPROVED if approved else kinds.ARTICLE_RETURNED
    comment = review.current_task_state.comment if review.current_task_state else ""
    author = get_user_model().objects.filter(pk=review.requested_by_id)
    _tell_about(page, author, kind, news, quote=comment[:1_000])


def _tell_about(page: Any, members: Any, kind: Kind, news: Told, **data: str) -> None:
    by = get_user_model().objects.filter(pk=news["by"]).first()
    tell_all(
        news.id,
        members.order_by("pk").values_list("pk", flat=True)[:EDITORS_TOLD],
        kind=kind,
        url=edit_address(page.pk),
        data={"who": by.name if by else "", **data},
        about=(f"articles.article:{page.pk}", page.title, page.get_parent().title),
    )


def _tell_of_new_addresses(page: Page) -> None:
    with transaction.atomic():
        moved = _articles_below(page)
        note_changes(moved)
        for pk in moved:
            announce(ARTICLE_MOVED, article=pk)
        if page.specific_class in {SectionPage, HelpHome}:
            announce(SECTION_CHANGED, section=page.pk)


def _articles_below(page: Page) -> list[int]:
    """Ids of the articles at and below ``page``."""
    return list(ArticlePage.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))

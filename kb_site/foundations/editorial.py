"""Who may do what under /cms/: the permissions of editors and publishers, and the review between them."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

# One row that editors of both languages read. Wagtail writes it into buttons, pages and letters, some forty places that would each
# have to be translated on display and would be missed at its next version; a name in the site's own language would be foreign to
# the other half. So it says both, and reads as part of a sentence in either: "Submit to …", "In … einreichen".
REVIEW = "Review / Prüfung"
EARLIER_REVIEW = "Editorial review"
"""What older installations called it; one that an administrator named is left alone."""
# Wagtail's own names for what we call Publishers and the review.
WAGTAIL_GROUP = "Moderators"
WAGTAIL_WORKFLOW = "Moderators approval"

WRITING = ("add_page", "change_page")
PUBLISHING = (*WRITING, "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


def lay_editorial(*, editors: str, publishers: str) -> None:
    """Give both groups their rights over pages, pictures and files, and make the review that leads from one to the other."""
    writing, publishing = Group.objects.get(name=editors), Group.objects.get(name=publishers)
    root = Page.objects.get(depth=1)
    collection = Collection.objects.filter(depth=1).first() or Collection.add_root(name="Root")
    for group, codenames in ((writing, WRITING), (publishing, PUBLISHING)):
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for permission in Permission.objects.filter(
            content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=FILES
        ):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    _lay_review(root, publishing)


def _lay_review(root: Page, publishers: Group) -> None:
    """The workflow every page goes through when an editor submits it; an administrator who changes it is not overruled."""
    for kind in (Workflow, GroupApprovalTask):
        if not kind.objects.filter(name=REVIEW).exists():
            kind.objects.filter(name=EARLIER_REVIEW).update(name=REVIEW)
    task = GroupApprovalTask.objects.filter(name=REVIEW).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=REVIEW, active=True)
        task.groups.set([publishers])
    workflow, fresh = Workflow.objects.get_or_create(name=REVIEW, defaults={"active": True})
    if fresh:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    if not WorkflowPage.objects.filter(page=root).exists():
        WorkflowPage.objects.create(page=root, workflow=workflow)


def lay_translating() -> None:
    """The permission to submit translations, which wagtail-localize makes in a migration only: a flush would lose it."""
    kind = ContentType.objects.get_or_create(app_label="wagtail_localize", model="translation")[0]
    Permission.objects.get_or_create(
        content_type=kind, codename="submit_translation", defaults={"name": "Can submit translations"}
    )


def take_over_wagtails_names(*, publishers: str) -> None:
    """Wagtail's "Moderators" may publish pages: that is our publishers' right, and moderators here are those of the forum."""
    theirs = Group.objects.filter(name=WAGTAIL_GROUP).first()
    if theirs is None:
        return
    ours, _ = Group.objects.get_or_create(name=publishers)
    ours.user_set.add(*theirs.user_set.all())
    WorkflowTask.objects.filter(workflow__name=WAGTAIL_WORKFLOW).delete()
    Workflow.objects.filter(name=WAGTAIL_WORKFLOW).delete()
    GroupApprovalTask.objects.filter(name=WAGTAIL_WORKFLOW).delete()
    theirs.delete()

"""`lay_foundations`: idempotent, run after every migrate and every flush."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction

EDITORS = "Editors"
PUBLISHERS = "Publishers"
AGENTS = "Agents"
FORUM_MODERATORS = "Forum moderators"

# What each group may do in our own apps; Wagtail's page permissions are given below.
PERMISSIONS: dict[str, tuple[str, ...]] = {
    EDITORS: ("search.find_for_agents",),
    PUBLISHERS: ("search.find_for_agents",),
    AGENTS: (
        "search.find_for_agents",
        "forum.answer_officially",
        "forum.see_private",
        "forum.close_thread",
        "forum.edit_others",
    ),
    FORUM_MODERATORS: (
        "forum.close_thread",
        "forum.edit_others",
        "forum.hide_post",
        "forum.see_private",
        "forum.see_reports",
        "forum.vote_down",
        "forum.accept_for_asker",
    ),
}


@transaction.atomic
def lay_foundations(using: str = "default") -> None:
    """Make sure of permissions and groups. Safe to call at any time."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, using=using)
    for name in (EDITORS, PUBLISHERS, AGENTS, FORUM_MODERATORS):
        group, _ = Group.objects.using(using).get_or_create(name=name)
        for permission in PERMISSIONS.get(name, ()):
            app_label, codename = permission.split(".")
            group.permissions.add(
                Permission.objects.using(using).get(content_type__app_label=app_label, codename=codename)
            )

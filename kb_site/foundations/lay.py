"""`lay_foundations`: idempotent, run after every migrate and every flush."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from articles.actions import lay_help_tree
from kb_site.foundations.editorial import lay_editorial, lay_translating, take_over_wagtails_names

EDITORS = "Editors"
PUBLISHERS = "Publishers"
AGENTS = "Agents"
FORUM_MODERATORS = "Forum moderators"

# What each group may do in our own apps; Wagtail's page permissions are given below.
CMS = ("wagtailadmin.access_admin", "wagtail_localize.submit_translation")
ARTICLES = ("articles.draft_article", "search.find_for_agents")

INSIGHTS = ("insights.tend_clusters", "search.withhold_completions")
SYNONYMS = ("search.add_synonymgroup", "search.change_synonymgroup", "search.delete_synonymgroup")

PERMISSIONS: dict[str, tuple[str, ...]] = {
    EDITORS: (*CMS, *ARTICLES, *SYNONYMS, *INSIGHTS),
    PUBLISHERS: (*CMS, *ARTICLES, *SYNONYMS, *INSIGHTS, "forum.add_board", "forum.change_board"),
    AGENTS: (
        *ARTICLES,
        "forum.answer_officially",
        "forum.see_private",
        "forum.close_thread",
        "forum.edit_others",
        "escalation.use_console",
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
    """Make sure of permissions, the help tree, groups and the editors' review. Safe to call at any time."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, using=using)
    lay_help_tree()
    lay_translating()
    take_over_wagtails_names(publishers=PUBLISHERS)
    for name in (EDITORS, PUBLISHERS, AGENTS, FORUM_MODERATORS):
        group, _ = Group.objects.using(using).get_or_create(name=name)
        for permission in PERMISSIONS.get(name, ()):
            app_label, codename = permission.split(".")
            group.permissions.add(
                Permission.objects.using(using).get(content_type__app_label=app_label, codename=codename)
            )
    lay_editorial(editors=EDITORS, publishers=PUBLISHERS)

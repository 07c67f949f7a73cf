"""The forum's tables in Django's admin, to look things up; boards and tags are kept in /cms, posts are changed by actions only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from forum.models import Act, Report


class LookOnly(admin.ModelAdmin[Any]):
    """Nobody adds, changes or deletes here: an action would be passed by, and with it the audit row."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(Act)
class ActAdmin(LookOnly):
    """Who did what, when and why."""

    list_display = ("at", "verb", "actor", "thread_id", "answer_id", "reply_id", "reason")
    list_filter = ("verb",)
    list_select_related = ("actor",)
    search_fields = ("thread_id",)
    date_hierarchy = "at"
    show_full_result_count = False


@admin.register(Report)
class ReportAdmin(LookOnly):
    """What was reported, and what came of it."""

    list_display = ("at", "reason", "outcome", "reporter", "settled_by", "settled_at")
    list_filter = ("outcome", "reason")
    list_select_related = ("reporter", "settled_by")
    show_full_result_count = False

"""Conversations in Django's admin, to look things up; they are changed by actions only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from escalation.models import Conversation


@admin.register(Conversation)
class ConversationAdmin(admin.ModelAdmin[Conversation]):
    """Who waited how long, and what came of it."""

    list_display = ("pk", "state", "outcome", "customer", "agent", "opened_at", "first_claimed_at", "ended_at")
    list_filter = ("state", "outcome", "language")
    list_select_related = ("customer", "agent")
    date_hierarchy = "opened_at"
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

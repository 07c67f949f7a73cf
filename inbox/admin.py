"""Letters in the admin: what waits, what was given up and why, and sending it again."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from inbox.actions import send_again
from inbox.models import Letter


@admin.register(Letter)
class LetterAdmin(admin.ModelAdmin[Letter]):
    """Read only, but for one action."""

    list_display = ["notice_id", "created_at", "attempts", "retry_at", "sent_at", "dead_at", "withdrawn_at"]
    list_filter = [("sent_at", admin.EmptyFieldListFilter), ("dead_at", admin.EmptyFieldListFilter)]
    fields = ("created_at", "attempts", "retry_at", "leased_until", "sent_at", "withdrawn_at", "dead_at", "error")
    readonly_fields = (*fields,)
    ordering = ["-pk"]
    actions = ["send_once_more"]
    show_full_result_count = False

    @admin.action(description=_("Send again"))
    def send_once_more(self, request: HttpRequest, queryset: QuerySet[Letter]) -> None:
        """Try given-up letters from the beginning."""
        send_again(letter_ids=list(queryset.values_list("pk", flat=True)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Letters are written by notices."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They are forgotten by themselves."""
        return False

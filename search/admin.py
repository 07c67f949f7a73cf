"""The outboxes, the rebuilds and the sweeps for staff: what waits, what was given up and why, with another try."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from search.actions.queue import try_again
from search.models import Pending, Rebuild, Sweep, Unembedded


class GivenUp(admin.SimpleListFilter):
    """Documents a person must look at, or those the worker still tries."""

    title = _("given up")
    parameter_name = "given_up"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("yes", _("Given up")), ("no", _("Still tried"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(dead_at__isnull=self.value() == "no") if self.value() else queryset


class ReadOnlyAdmin(ModelAdmin[Any]):
    """Looked at, never edited: only the worker writes these rows."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OutboxAdmin(ReadOnlyAdmin):
    """Documents that wait for the worker; what it gave up it can be told to try again."""

    list_display = ("__str__", "queued_at", "attempts", "retry_at", "dead_at", "error")
    list_filter = (GivenUp, "kind")
    search_fields = ("object_id",)
    ordering = ("-dead_at", "queued_at")
    actions = ("try_these_again",)
    show_full_result_count = False

    @admin.action(description=_("Try again"), permissions=["view"])
    def try_these_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The worker takes them up within a second."""
        count = try_again(queryset[:1_000])
        said = ngettext("%(n)d document is tried again.", "%(n)d documents are tried again.", count) % {"n": count}
        messages.info(request, said)


@admin.register(Pending)
class PendingAdmin(OutboxAdmin):
    """What waits to be written to the index."""


@admin.register(Unembedded)
class UnembeddedAdmin(OutboxAdmin):
    """What stands in the index and waits for its meaning."""


@admin.register(Rebuild)
class RebuildAdmin(ReadOnlyAdmin):
    """Indexes that were built anew."""

    list_display = ("index", "begun_at", "documents", "finished_at", "abandoned_at")
    ordering = ("-begun_at",)
    show_full_result_count = False

    @admin.display(description=_("documents"))
    def documents(self, rebuild: Rebuild) -> str:
        """Written of how many."""
        return f"{rebuild.written} / {max(rebuild.total, rebuild.written)}"


@admin.register(Sweep)
class SweepAdmin(ReadOnlyAdmin):
    """Comparisons of the database with the index, and what differed."""

    list_display = ("__str__", "documents", "mended", "weighed", "broken", "error", "finished_at")
    ordering = ("-begun_at",)
    show_full_result_count = False

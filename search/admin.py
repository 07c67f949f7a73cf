"""The outboxes, the rebuilds and the sweeps for staff: what waits, what was given up and why, with another try."""

import re
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from search.actions.queue import try_again
from search.models import Pending, Rebuild, Sweep, Unembedded
from search.queries import links_to

SAID = 200
"""Characters of an error in the list; all of it stands on the row's own page."""
LONG = re.compile(r"(\S{24})(?=\S)")
"""Where what has no blanks may be broken, so that it leaves room for the other columns."""


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

    @admin.display(description=_("what went wrong"))
    def said(self, row: Any) -> str:
        """The beginning of the error, which may be broken anywhere."""
        return LONG.sub("\\1\u200b", Truncator(row.error).chars(SAID))


class OutboxList(ChangeList):
    """A page of the list, with the way to what each row is about as the reader may see it. One query for each kind."""

    def get_results(self, request: HttpRequest) -> None:
        """Load the rows of this page."""
        super().get_results(request)
        links = {
            link.key: link for link in links_to([(row.kind, row.object_id) for row in self.result_list], request.user)
        }
        for row in self.result_list:
            row.link = links.get(str(row))


class OutboxAdmin(ReadOnlyAdmin):
    """Documents that wait for the worker; what it gave up it can be told to try again."""

    list_display = ("__str__", "about", "queued_at", "attempts", "retry_at", "dead_at", "said")
    list_filter = (GivenUp, "kind")
    search_fields = ("object_id",)
    ordering = ("-dead_at", "queued_at")
    actions = ("try_these_again",)
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return OutboxList

    @admin.display(description=_("about"))
    def about(self, row: Any) -> str:
        """The page of what is to be written, if there is one."""
        return render_to_string("search/_link.html", {"link": row.link}) if row.link else ""

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

    list_display = ("begun_at", "documents", "mended", "weighed", "broken", "said", "finished_at")
    ordering = ("-begun_at",)
    show_full_result_count = False

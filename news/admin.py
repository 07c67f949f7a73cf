"""The news in the admin: what happened, who has not heard it and why, and a way to tell it again."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from news.actions import hand_on_again
from news.models import News, Tick


class Waiting(admin.SimpleListFilter):
    """Heard by everybody, waiting, or failed at least once."""

    title = _("heard")
    parameter_name = "heard"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("Not by everybody")), ("failed", _("Somebody failed")), ("yes", _("By everybody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[News]) -> QuerySet[News]:
        match self.value():
            case "no":
                return queryset.filter(done_at=None)
            case "failed":
                return queryset.filter(done_at=None, attempts__gt=0)
            case "yes":
                return queryset.exclude(done_at=None)
        return queryset


class TickInline(admin.TabularInline[Tick, News]):
    """Who has heard it."""

    model = Tick
    extra = 0
    can_delete = False
    readonly_fields = ["receiver", "at"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(News)
class NewsAdmin(admin.ModelAdmin[News]):
    """Read only: what happened cannot be changed, only told again."""

    list_display = ["name", "id", "at", "done_at", "attempts", "retry_at", "error"]
    list_filter = [Waiting, "name"]
    date_hierarchy = "at"
    ordering = ["-id"]
    list_per_page = 50
    show_full_result_count = False
    inlines = [TickInline]
    actions = ["tell_again"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_tell_again_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("news.change_news")

    @admin.action(description=_("Hand on again"), permissions=["tell_again"])
    def tell_again(self, request: HttpRequest, queryset: QuerySet[News]) -> None:
        """Tell those who have not heard it, now."""
        heard, still = hand_on_again(ids=queryset.values_list("pk", flat=True))
        if heard:
            text = ngettext("%(count)s is heard by everybody now.", "%(count)s are heard by everybody now.", heard)
            messages.success(request, text % {"count": heard})
        if still:
            text = ngettext(
                "%(count)s failed again; see its error.", "%(count)s failed again; see their errors.", still
            )
            messages.error(request, text % {"count": still})
        if not heard and not still:
            messages.info(request, _("Everybody has heard these already."))

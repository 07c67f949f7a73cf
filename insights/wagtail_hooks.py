"""The way from /cms/ to what people look for."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from insights.rules.tasks import may_tend


class SearchesItem(MenuItem):
    """For those who may see it. Wagtail keeps its menu; the address is made for each reader, in their language."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Editors and publishers."""
        return bool(may_tend(request.user))

    def render_component(self, request: HttpRequest) -> Any:
        """The link as the menu draws it."""
        component = super().render_component(request)
        component.url = reverse("insights:clusters")
        return component


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> MenuItem:
    """What people look for in vain."""
    return SearchesItem(_("What people look for"), "", name="insights", icon_name="search")

"""Boards under /cms/: their addresses, order and texts in every language. Threads and tags are not kept there."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from forum.actions import board_moved
from forum.models import Board

LANGUAGE = forms.Select(choices=settings.LANGUAGES)


class NeverDeleted(ModelPermissionPolicy):
    """As the permissions say, but nobody deletes: a board is closed for new questions, its threads stay."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether ``user`` may do ``action``: add, change or view."""
        return action != "delete" and bool(super().user_has_permission(user, action))


class BoardEditView(EditView):
    """The form of a board that is there already."""

    def save_instance(self) -> Any:
        """Save; under another address its threads are found anew, whose documents name it. Titles stand in none."""
        board = super().save_instance()
        if "slug" in self.form.changed_data:
            board_moved(board_id=board.pk)
        return board


class BoardViewSet(SnippetViewSet):
    """The list of boards and the form of one."""

    model = Board
    edit_view_class = BoardEditView
    icon = "list-ul"
    menu_label = _("Boards")
    menu_name = "boards"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("__str__", "position", "closed_at")
    ordering = ("position", "pk")
    permission_policy = NeverDeleted(Board)
    panels = (
        FieldPanel("slug", help_text=_("Stands in its address. Links to the old one no longer work when it changes.")),
        MultiFieldPanel([FieldPanel("position"), FieldPanel("closed_at")], heading=_("Order")),
        InlinePanel(
            "texts",
            heading=_("Title and summary in each language"),
            label=_("language"),
            min_num=1,
            max_num=len(settings.LANGUAGES),
            panels=[FieldPanel("language", widget=LANGUAGE), FieldPanel("title"), FieldPanel("summary")],
        ),
    )


register_snippet(BoardViewSet)


@hooks.register("before_bulk_action")
def keep_boards(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """Wagtail's bulk deletion asks the permission alone, which whoever may do everything has."""
    if action_type != "delete" or not any(isinstance(each, Board) for each in objects):
        return None
    messages.error(request, _("Boards are not deleted. Close this one for new questions instead."))
    return HttpResponseRedirect(reverse(BoardViewSet().get_url_name("list")))

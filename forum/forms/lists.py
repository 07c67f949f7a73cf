"""The form that narrows and sorts a list."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from forum.queries import board_choices


class SiftForm(forms.Form):
    """How a list is narrowed and sorted; unknown values fall back to everything."""

    board = forms.ChoiceField(label=_("Board"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("all")), *settings.LANGUAGES])
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[
            ("activity", _("latest activity")),
            ("newest", _("newest")),
            ("votes", _("most helpful")),
            ("waiting", _("longest waiting")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boards = [(board.slug, board.title) for board in board_choices()]
        self.fields["board"].choices = [("", _("all")), *boards]  # type: ignore[attr-defined]  # a ChoiceField

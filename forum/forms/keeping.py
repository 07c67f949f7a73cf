"""Forms of those who keep order, and of whoever calls them: report, reason, decision, board, original, consent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forum.forms.writing import SLACK, Refusable
from forum.queries import all_boards, board_choices
from forum.queries.originals import QUERY_MOST
from forum.queries.reports import REASONS
from forum.rules.limits import REASON_MOST, REPORT_TEXT_MOST


class ReasonForm(Refusable):
    """Why a moderator does something; the author reads it."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("One sentence. Whoever wrote it will read it."),
        max_length=REASON_MOST * SLACK,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say why in a few words; the author will read it.")},
    )


class ReportForm(Refusable):
    """What is wrong with a post."""

    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is wrong with it."),
            "invalid_choice": _("Choose what is wrong with it."),
        },
    )
    text = forms.CharField(
        label=_("What should we know?"),
        help_text=_("Only moderators read it."),
        required=False,
        max_length=REPORT_TEXT_MOST * SLACK,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionForm(Refusable):
    """What becomes of a reported post."""

    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide."), "invalid_choice": _("Choose what you decide.")},
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_(
            "Needed for hiding and closing: whoever wrote it will read it. Otherwise a note for the other moderators."
        ),
        required=False,
        max_length=REASON_MOST * SLACK,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class MoveForm(Refusable):
    """Where a thread belongs."""

    board = forms.TypedChoiceField(label=_("Board"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(board.id, board.title) for board in all_boards()]
        self.fields["board"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class PublishForm(Refusable):
    """Consent to publishing a private thread, and the board it will stand on."""

    board = forms.TypedChoiceField(label=_("Board"), coerce=int)
    consent = forms.BooleanField(
        label=_("Whoever asked agrees that everyone may read this thread from now on."),
        error_messages={"required": _("Only with the asker's consent a private question becomes public.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(board.id, board.title) for board in board_choices()]
        self.fields["board"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class OriginalForm(Refusable):
    """Which question was there first."""

    q = forms.CharField(widget=forms.HiddenInput, required=False, max_length=QUERY_MOST)
    original = forms.TypedChoiceField(
        label=_("Which of these was there first?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the question that was there first."),
            "invalid_choice": _("Choose the question that was there first."),
        },
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["original"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

"""Forms of the console: what an agent says, the answer for everyone, the reason why there is none."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from escalation import rules
from escalation.actions.resolve import REASONS
from escalation.forms import SLACK, Keyed, SayForm

REPLY, NOTE = "reply", "note"


class DeskSayForm(SayForm):
    """A message to the customer, or a note for colleagues."""

    mode = forms.ChoiceField(label=_("Who reads it"), choices=[(REPLY, _("Reply")), (NOTE, _("Internal note"))])

    def __init__(self, *args: Any, draft: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs.update({"class": "editor__text", "data-draft": draft, "rows": 3})

    @property
    def is_note(self) -> bool:
        """Whether it is meant for colleagues only."""
        return bool(self.cleaned_data["mode"] == NOTE)


class AnswerForm(Keyed):
    """The answer the customer is asked to publish."""

    body = forms.CharField(
        label=_("Answer for everyone"),
        help_text=_("As somebody with the same question needs it. Leave out names, addresses and order numbers."),
        required=False,
        strip=False,
        max_length=rules.PROPOSAL_MOST * SLACK,
        widget=forms.Textarea(attrs={"rows": 12, "class": "editor__text editor__text--tall"}),
    )


class ReasonForm(Keyed):
    """Why there is no answer for everyone."""

    reason = forms.ChoiceField(
        label=_("Why there is no answer for everyone"),
        choices=[(reason.value, reason.label) for reason in REASONS],
        error_messages={"required": _("Choose why there is no answer for everyone.")},
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note for colleagues"),
        required=False,
        max_length=rules.NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "class": "textarea textarea--short"}),
    )

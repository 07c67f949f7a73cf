"""Forms of the hand-over: they carry what was typed; what may be said is decided by the rules behind the actions."""

import json
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from escalation import rules
from forum.queries import board_choices
from forum.queries.facts import ThreadFacts
from forum.rules.limits import REASON_MOST

# Room above the rule's own limit, so that somebody who pasted too much gets the rule's sentence and keeps the text.
SLACK = 2
TRAIL_LENGTH = 40_000


class Keyed(forms.Form):
    """A form with a key: sent twice, it is once."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def refuse(self, refused: rules.Refused) -> None:
        """Put the rule's sentence where it belongs."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused.sentence))


class TrailField(forms.CharField):
    """What the browser gathered and the customer agreed to share; anything that is no list counts as nothing."""

    def to_python(self, value: Any) -> Any:
        """A list of entries, checked one by one by the action."""
        try:
            entries = json.loads(super().to_python(value) or "[]")
        except (ValueError, RecursionError):
            return []
        return entries if isinstance(entries, list) else []

    def run_validators(self, value: Any) -> None:
        """Nothing to tell the customer about: what does not fit is left out."""


class HandOverForm(Keyed):
    """What the customer adds, and what the person will see."""

    words = forms.CharField(
        label=_("What should the person know?"),
        help_text=_("They read your whole thread first. Add what changed since, or leave it empty."),
        required=False,
        max_length=rules.MESSAGE_LENGTH * SLACK,
        widget=forms.Textarea(attrs={"rows": 4, "class": "textarea"}),
    )
    trail = TrailField(required=False, max_length=TRAIL_LENGTH, widget=forms.HiddenInput(attrs={"data-trail": ""}))


class BeginForm(HandOverForm):
    """The one field that opens a private thread with its conversation."""

    words = forms.CharField(
        label=_("What is it about?"),
        help_text=_("As you would tell a neighbour: what happens, and on which product."),
        max_length=rules.MESSAGE_LENGTH * SLACK,
        widget=forms.Textarea(attrs={"rows": 6, "class": "textarea", "data-draft": "person"}),
        error_messages={"required": _("Say in a sentence what it is about.")},
    )


class SayForm(Keyed):
    """One message."""

    body = forms.CharField(
        label=_("Your message"),
        required=False,
        max_length=rules.MESSAGE_LENGTH * SLACK,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "textarea textarea--short"}),
    )
    public = forms.BooleanField(label=_("Show it on the thread, for everyone"), required=False)


class WithdrawForm(Keyed):
    """Why public words leave the thread: asked of moderators only."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("One sentence. Whoever wrote it will read it."),
        max_length=REASON_MOST * SLACK,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason


class PlaceForm(forms.Form):
    """The board a private thread will stand on once it is public; it begins with where the thread is."""

    board = forms.TypedChoiceField(label=_("Board"), coerce=int)

    def __init__(self, *args: Any, thread: ThreadFacts, **kwargs: Any) -> None:
        boards = board_choices()
        here = next((board.id for board in boards if board.slug == thread.board_slug), None)
        super().__init__(*args, **kwargs)
        self.initial = {"board": here}
        self.fields["board"].choices = [(board.id, board.title) for board in boards]  # type: ignore[attr-defined]  # a ChoiceField

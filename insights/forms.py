"""Forms of insights: what the list shows, a task, the synonym and the article that end one."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forum.rules import Refused
from insights.models import Task
from insights.queries import Sift, owners
from insights.queries.clusters import DONE, LISTS, MINE, NOT_OURS, OPEN, OVERDUE, UNTENDED
from insights.rules.numbers import NOTE_LENGTH, PERIODS

ADDRESS_LENGTH = 2_000
PHRASES_LENGTH = 4_000
BOTH_WAYS, ONE_WAY = "both", "one"
WITHHELD = "withheld"
"""The completions that are never offered, as an address names them."""


class SiftForm(forms.Form):
    """What the list is narrowed to; what makes no sense is left aside."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    days = forms.TypedChoiceField(
        label=_("Period"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(PERIODS[0], _("4 weeks")), (PERIODS[1], _("12 weeks"))],
    )
    state = forms.ChoiceField(
        label=_("Tasks"),
        required=False,
        choices=[
            ("", _("All but “not ours”")),
            (UNTENDED, _("Without a task")),
            (OPEN, _("With an open task")),
            (MINE, _("Mine")),
            (OVERDUE, _("Overdue")),
            (DONE, _("Done")),
            (NOT_OURS, _("Not ours")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("All")), *settings.LANGUAGES]  # type: ignore[attr-defined]  # of a ChoiceField

    def sift(self, which: str) -> Sift:
        """What is asked for, as far as it exists."""
        self.is_valid()
        chosen = self.cleaned_data
        return Sift(
            which=which if which in LISTS else LISTS[0],
            language=chosen.get("language", ""),
            days=chosen.get("days") or PERIODS[0],
            state=chosen.get("state", ""),
        )


class CompletionsForm(forms.Form):
    """What completions are shown; what makes no sense is left aside."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    list = forms.ChoiceField(
        label=_("Completions"), required=False, choices=[("", _("Offered")), (WITHHELD, _("Never offered"))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("All")), *settings.LANGUAGES]  # type: ignore[attr-defined]  # of a ChoiceField

    def chosen(self) -> tuple[str, bool]:
        """The language, "" for all, and whether those are shown that are never offered."""
        self.is_valid()
        return self.cleaned_data.get("language", ""), self.cleaned_data.get("list") == WITHHELD


class CompletionForm(forms.Form):
    """A query that is never to be offered, in a language of the site."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    words = forms.CharField(max_length=200)


class OwnerField(forms.TypedChoiceField):
    """One of the editors, or nobody."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Who does it"), required=False, coerce=int, empty_value=None, **kwargs)


class TaskForm(forms.Form):
    """Who does a task, until when, and what they should know."""

    owner = OwnerField()
    due_on = forms.DateField(
        label=_("Until when"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Write a date, for example 2026-11-27.")},
    )
    note = forms.CharField(
        label=pgettext_lazy("of a task", "Note"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea--short"}),
    )

    def __init__(self, *args: Any, owner: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(person.pk, person.name) for person in owners()]
        if owner is not None and owner.pk not in dict(people):
            # Who had it and writes no articles any more: the date can be changed without giving it to somebody else.
            people.append((owner.pk, owner.name))
        self.fields["owner"].choices = [("", _("Nobody yet")), *people]  # type: ignore[attr-defined]  # of a ChoiceField

    def refuse(self, refused: Refused) -> None:
        """Put the rule's sentence where it belongs."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused.sentence))


class NewTaskForm(TaskForm):
    """What is to be done about a cluster, and the rest."""

    kind = forms.ChoiceField(
        label=_("What is to be done?"),
        choices=[
            (Task.Kind.WRITE, _("Write this: an article is missing")),
            (Task.Kind.SYNONYM, _("Add synonym: people say it otherwise")),
            (Task.Kind.NOT_OURS, _("Not ours: do not show it any more")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is to be done.")},
    )
    field_order = ["kind", "owner", "due_on", "note"]


class SynonymForm(forms.Form):
    """What people type, and what the articles say."""

    typed = forms.CharField(
        label=_("What people type"),
        help_text=_("One phrase a line."),
        max_length=PHRASES_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea--short"}),
        error_messages={"required": _("Write what people type.")},
    )
    said = forms.CharField(
        label=_("What your articles say"),
        help_text=_("One phrase a line."),
        max_length=PHRASES_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea--short"}),
        error_messages={"required": _("Write what your articles say.")},
    )
    way = forms.ChoiceField(
        label=pgettext_lazy("of a synonym", "How they belong together"),
        choices=[
            (BOTH_WAYS, _("They mean the same: each finds the other")),
            (ONE_WAY, _("One way only: what people type also finds what your articles say")),
        ],
        initial=BOTH_WAYS,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=_("Language"))

    # Where what `add_synonym` refuses belongs on this form.
    PLACES = {"phrases": "typed", "leads_to": "said", "language": "language"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]  # of a ChoiceField

    def lines(self, name: str) -> list[str]:
        """The phrases of a field."""
        return [line.strip() for line in str(self.cleaned_data[name]).splitlines() if line.strip()]

    def refuse(self, refused: ValidationError | Refused) -> None:
        """Put the sentences where they belong."""
        if isinstance(refused, Refused):
            self.add_error(None, str(refused.sentence))
            return
        for name, sentences in refused.message_dict.items():
            for sentence in sentences:
                self.add_error(self.PLACES.get(name), sentence)


class DoneForm(forms.Form):
    """The article that answers what people looked for, where there is one."""

    article = forms.CharField(
        label=_("Address of the article that answers it"),
        help_text=_("As it stands in the browser's address bar."),
        required=False,
        max_length=ADDRESS_LENGTH,
    )

    def refuse(self, refused: Refused) -> None:
        """Put the rule's sentence where it belongs."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused.sentence))

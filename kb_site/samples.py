"""Made-up content for the style guide: one of everything, in every state."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb_site.templatetags.ui_tags import icon_names

COLOURS = (
    ("paper", gettext_lazy("the page")),
    ("surface", gettext_lazy("quiet fill, own messages")),
    ("ink", gettext_lazy("text")),
    ("ink-soft", gettext_lazy("second text")),
    ("line", gettext_lazy("hairline, decoration only")),
    ("edge", gettext_lazy("edge of fields and buttons")),
    ("accent", gettext_lazy("links, main button, focus")),
    ("accent-wash", gettext_lazy("chosen, notice")),
    ("person", gettext_lazy("a person: text and rule")),
    ("person-fill", gettext_lazy("a person: button, flag")),
    ("person-wash", gettext_lazy("a person: fill")),
    ("good", gettext_lazy("solved")),
    ("good-wash", gettext_lazy("solved: fill")),
    ("warn", gettext_lazy("waits, may be old")),
    ("warn-wash", gettext_lazy("waits: fill")),
    ("bad", gettext_lazy("error, overdue")),
    ("bad-wash", gettext_lazy("error: fill")),
    ("mark", gettext_lazy("found words")),
)
TYPES = (
    ("t6", "44 / 52"),
    ("t5", "28 / 36"),
    ("t4", "21 / 28"),
    ("t3", "18 / 28"),
    ("t2", "15 / 24"),
    ("t1", "13 / 20"),
)
SPACES = (("s1", 4), ("s2", 8), ("s3", 16), ("s4", 24), ("s5", 40), ("s6", 64))
MOMENT = datetime(2026, 11, 12, 9, 42, tzinfo=UTC)


@dataclass(frozen=True)
class Someone:
    """A person in a picture."""

    handle: str
    name: str
    is_agent: bool = False


class SampleForm(forms.Form):
    """Every kind of field, half of them filled in wrongly."""

    name = forms.CharField(
        label=gettext_lazy("Name of the station"), required=False, help_text=gettext_lazy("Only you see it.")
    )
    serial = forms.RegexField(
        r"\d{10}\Z",
        label=gettext_lazy("Serial number"),
        help_text=gettext_lazy("On the silver label under the hub. 10 digits."),
        error_messages={"invalid": gettext_lazy("This one has 9 digits, one is missing")},
    )
    model = forms.ChoiceField(
        label=gettext_lazy("Model"), widget=forms.RadioSelect, choices=[("200", "NW-200"), ("100", "NW-100")]
    )
    product = forms.ChoiceField(label=gettext_lazy("Product"), choices=[("hub", "Hub"), ("app", "App")])
    story = forms.CharField(
        label=gettext_lazy("What happened"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write a sentence about what happened")},
    )
    letters = forms.MultipleChoiceField(
        label=gettext_lazy("Letters"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("day", gettext_lazy("once a day")), ("week", gettext_lazy("once a week"))],
    )
    picture = forms.FileField(label=gettext_lazy("Picture"), required=False)
    agreed = forms.BooleanField(
        label=gettext_lazy("I may pass this on"),
        help_text=gettext_lazy("Nobody outside reads it."),
        error_messages={"required": gettext_lazy("Tick this, or keep the text to yourself")},
    )


def states() -> list[dict[str, str]]:
    """The labels a question or an article can carry."""
    return [
        {"name": _("Solved"), "kind": "good", "icon": "solved"},
        {"name": _("Open"), "kind": "open", "icon": "open"},
        {"name": _("Needs an answer"), "kind": "warn", "icon": "waiting"},
        {"name": _("With a person"), "kind": "person", "icon": "pilot-flag"},
        {"name": _("May be out of date"), "kind": "warn", "icon": "fresh"},
        {"name": _("Error"), "kind": "bad", "icon": "error"},
        {"name": _("Archived"), "kind": "", "icon": "archive"},
        {"name": _("Draft"), "kind": "", "icon": "edit"},
    ]


def everything() -> dict[str, Any]:
    """The style guide's whole context."""
    form = SampleForm({"name": _("Garden"), "serial": "204118733", "model": "200", "letters": ["day"]})
    form.is_valid()
    return {
        "colours": COLOURS,
        "types": TYPES,
        "spaces": SPACES,
        "labels": states(),
        "ranks": [(0, _("Newcomer")), (1, _("Crew")), (2, _("Lookout")), (3, _("Helm")), (4, _("Navigator"))],
        "sample": form,
        "people": [Someone(handle, handle) for handle in ("harbourlight", "barometer_ben", "mistral9", "fjordgarden")],
        "agent": Someone("kaja", "Kaja", is_agent=True),
        "pages": Paginator(range(900), 10).page(4),
        "icons": icon_names(),
        "moment": MOMENT,
    }

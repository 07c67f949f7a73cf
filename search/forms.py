"""What the beacon of an opened hit may say, and who says that a suggestion solved it."""

from typing import Any

from django import forms

from search import rules
from search.contract import sources
from search.models import Searched
from search.signed import was_shown
from search.words import QUERY_LENGTH

LARGEST_ID = 2**63 - 1
SIGNATURE_LENGTH = 100


class ClickForm(forms.Form):
    """A hit as kind and id, where it stood, the words and the page it was found with, and the list it stood in, signed."""

    kind = forms.CharField(max_length=20)
    id = forms.IntegerField(min_value=1, max_value=LARGEST_ID)
    rank = forms.IntegerField(min_value=1, max_value=rules.LAST_RANK)
    words = forms.CharField(max_length=QUERY_LENGTH, strip=False)
    place = forms.ChoiceField(choices=Searched.Place.choices)
    hits = forms.CharField(max_length=rules.NAMED_LONGEST)
    signed = forms.CharField(max_length=SIGNATURE_LENGTH)

    def clean_kind(self) -> str:
        """A kind that some app knows."""
        kind = str(self.cleaned_data["kind"])
        if kind not in sources():
            raise forms.ValidationError("unknown", code="unknown")
        return kind

    def clean(self) -> dict[str, Any]:
        """Of a list that was shown."""
        sent = self.cleaned_data
        if not self.errors and not was_shown(
            f"{sent['kind']}:{sent['id']}",
            sent["rank"],
            sent["hits"].split(),
            words=sent["words"],
            place=sent["place"],
            signature=sent["signed"],
        ):
            raise forms.ValidationError("unknown", code="unknown")
        return sent


class SolvedForm(forms.Form):
    """What solved it, as "thread:7", and the title that was being typed."""

    hit = forms.CharField(max_length=40)
    words = forms.CharField(max_length=QUERY_LENGTH, required=False)

    def clean_hit(self) -> tuple[str, int]:
        """Its kind and id."""
        named = rules.hits_named(self.cleaned_data["hit"], 1)
        if not named:
            raise forms.ValidationError("unknown", code="unknown")
        return named[0]

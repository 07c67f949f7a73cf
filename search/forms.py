"""What the beacon of an opened hit may say, and who says that a suggestion solved it."""

from django import forms

from search import rules
from search.contract import sources
from search.models import Searched
from search.words import QUERY_LENGTH

LARGEST_ID = 2**63 - 1


class ClickForm(forms.Form):
    """A hit as kind and id, where it stood, and the words and the page it was found with."""

    kind = forms.CharField(max_length=20)
    id = forms.IntegerField(min_value=1, max_value=LARGEST_ID)
    rank = forms.IntegerField(min_value=1, max_value=rules.LAST_RANK)
    words = forms.CharField(max_length=QUERY_LENGTH)
    place = forms.ChoiceField(choices=Searched.Place.choices)

    def clean_kind(self) -> str:
        """A kind that some app knows."""
        kind = str(self.cleaned_data["kind"])
        if kind not in sources():
            raise forms.ValidationError("unknown", code="unknown")
        return kind


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

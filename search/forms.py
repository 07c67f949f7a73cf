"""What the beacon of an opened hit may say."""

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

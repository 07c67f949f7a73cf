"""What readers say about an article."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleFeedback
from articles.rules import FEEDBACK_LENGTH


class FeedbackForm(forms.Form):
    """Was this helpful? A "no" may say why."""

    helpful = forms.TypedChoiceField(
        label=_("Was this helpful?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")},
    )
    reason = forms.ChoiceField(
        label=_("What was missing?"),
        choices=ArticleFeedback.Reason.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the reasons, or none.")},
    )
    text = forms.CharField(
        label=_("Tell the owner of this article"),
        max_length=FEEDBACK_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": FEEDBACK_LENGTH}),
        error_messages={"max_length": _("Shorten this to %(limit_value)d characters; it has %(show_value)d.")},
    )

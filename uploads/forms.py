"""The small form for one picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from uploads.rules import ALT_LENGTH


class PictureForm(forms.Form):
    """A file and what it shows."""

    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG, GIF or WebP, at most 5 MB. Place and camera are removed from it."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/gif,image/webp"}),
        error_messages={
            "required": _("Choose a picture."),
            "missing": _("Choose a picture."),
            "empty": _("This file is empty. Choose another one."),
            "max_length": _("The name of this file is too long. Give it a shorter one."),
        },
        max_length=255,
    )
    alt = forms.CharField(
        label=_("What does the picture show?"),
        help_text=_("For those who cannot see it, for example “Rain gauge with a spider in the tipping bucket”."),
        max_length=ALT_LENGTH,
        required=False,
    )

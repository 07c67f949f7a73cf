"""The table of settings as a form: a box and a choice a row."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from inbox.kinds import Email, settings

SITE = "site:"
EMAIL = "email:"


class SettingsForm(forms.Form):
    """Fields are named after the settings: ``site:forum.answers``, ``email:forum.answers``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, setting in settings().items():
            self.fields[SITE + name] = forms.BooleanField(required=False, label=str(setting.label))
            self.fields[EMAIL + name] = forms.ChoiceField(
                choices=Email.choices,
                label=str(setting.label),
                error_messages={
                    "required": _("Choose how email about “%(label)s” comes.") % {"label": setting.label},
                    "invalid_choice": _("Choose how email about “%(label)s” comes.") % {"label": setting.label},
                },
            )

    def wishes(self) -> dict[str, tuple[bool, Email]]:
        """What was chosen, by setting; only after `is_valid`."""
        return {
            name: (bool(self.cleaned_data[SITE + name]), Email(self.cleaned_data[EMAIL + name])) for name in settings()
        }

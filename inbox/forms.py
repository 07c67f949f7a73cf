"""The table of settings as a form: a box and a choice a row."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from inbox.kinds import Email, Setting

SITE = "site:"
EMAIL = "email:"


class SettingsForm(forms.Form):
    """Fields are named after the settings: ``site:forum.answers``, ``email:forum.answers``."""

    def __init__(self, *args: Any, settings: Mapping[str, Setting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.settings = settings
        for name, setting in settings.items():
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
        data = self.cleaned_data
        return {name: (bool(data[SITE + name]), Email(data[EMAIL + name])) for name in self.settings}

"""What members change about themselves, and the form that ends an account."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.crypto import constant_time_compare
from django.utils.functional import lazy
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from accounts.faces import safe_face
from accounts.handles import HANDLE_LENGTH, NAME_LENGTH, RESERVED, clean_name
from accounts.models import HANDLE, User
from uploads.rules import MOST_BYTES

ABOUT_LENGTH = 500


def _zones() -> list[tuple[str, str]]:
    """The zones people live in, without the old names kept for programs."""
    regions = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    names = sorted(zone for zone in zoneinfo.available_timezones() if zone.split("/")[0] in regions)
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


def _languages() -> list[tuple[str, str]]:
    """Each by its own name, so that whoever came to the wrong page finds theirs."""
    return [(code, str(get_language_info(code)["name_local"]).capitalize()) for code, _name in settings.LANGUAGES]


def _bare(code: str) -> str:
    return "".join(code.replace("-", "").split()).upper()


def confirming_word() -> str:
    """What somebody types to say that they mean it, in the language of the page."""
    return gettext("delete")


class SettingsForm(forms.Form):
    """Name, handle, what to tell about oneself, language, time zone, light or dark."""

    name = forms.CharField(
        label=_("Public name"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Enter the name others will see")},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    handle = forms.CharField(
        label=_("Handle"),
        min_length=2,
        max_length=HANDLE_LENGTH,
        help_text=_("The address of your profile. Links to the old one stop working."),
        error_messages={"required": _("Enter a handle")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    about = forms.CharField(
        label=_("About you"),
        required=False,
        max_length=ABOUT_LENGTH,
        help_text=_("What others may know: your stations, what you like to help with."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=_languages)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=lazy(_zones, list)())
    scheme = forms.ChoiceField(label=_("Light or dark"), choices=User.Scheme.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, member: User, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        """The name without what nobody sees."""
        return clean_name(self.cleaned_data["name"])

    def clean_handle(self) -> str:
        """A handle nobody else has; capitals become small letters."""
        handle = str(self.cleaned_data["handle"]).strip().lower()
        if handle == self.member.handle:
            return handle
        HANDLE(handle)
        if handle in RESERVED or get_user_model().objects.filter(handle=handle).exists():
            raise self.handle_taken()
        return handle

    @staticmethod
    def handle_taken() -> ValidationError:
        """The sentence for a handle somebody else has."""
        return ValidationError(_("This handle is taken. Choose another one."), code="taken")


class PictureForm(forms.Form):
    """A new picture."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_(
            "JPEG, PNG, WebP or GIF, at most 5\N{NO-BREAK SPACE}MB. We cut it to a square and remove where it was taken."
        ),
        error_messages={"required": _("Choose a picture"), "empty": _("This file is empty. Choose another one.")},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )

    def clean_picture(self) -> ContentFile[bytes]:
        """The picture, drawn anew."""
        sent: UploadedFile[bytes] = self.cleaned_data["picture"]
        return safe_face(sent.read(MOST_BYTES + 1))


class LeaveForm(forms.Form):
    """Proof of who it is, and a word typed by hand."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=1_000,
        strip=False,
        error_messages={"required": _("Enter your password")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        error_messages={"required": _("Enter the code from the email")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    word = forms.CharField(
        label=_("Confirmation"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, member: User, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member, self.expected_code = member, code
        del self.fields["code" if member.has_usable_password() else "password"]
        word = confirming_word()
        self.fields["word"].help_text = gettext("Type “%(word)s” to say that you mean it.") % {"word": word}
        self.fields["word"].error_messages["required"] = gettext("Type “%(word)s”") % {"word": word}

    def clean_password(self) -> str:
        """The password, checked."""
        password: str = self.cleaned_data["password"]
        if not self.member.check_password(password):
            raise ValidationError(_("This is not your password."), code="wrong")
        return password

    def clean_code(self) -> str:
        """The code, compared without regard to case, blanks and dashes."""
        code = _bare(self.cleaned_data["code"])
        if not self.expected_code or not constant_time_compare(code, _bare(self.expected_code)):
            raise ValidationError(
                _("This is not the code from the email. Check it, or ask for a new one."), code="wrong"
            )
        return code

    def clean_word(self) -> str:
        """The word of either language: who switched the language in another tab means it as well."""
        word = str(self.cleaned_data["word"]).strip().strip("“”\"'„").casefold()
        if word not in {confirming_word().casefold(), "delete"}:
            raise ValidationError(_("Type “%(word)s”") % {"word": confirming_word()}, code="wrong")
        return word

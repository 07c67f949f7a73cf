"""The way in: signing up, signing in, passwords, addresses; allauth's forms with our words and fields."""

from typing import TYPE_CHECKING, Any

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.handles import NAME_LENGTH, clean_name

if TYPE_CHECKING:
    from accounts.models import User

# Longer ones would only make the server count; nobody types them.
PASSWORD_LENGTH = 1_000
ADDRESS_LENGTH = 254

ADDRESS = _("Email address")
ADDRESS_ERRORS = {
    "required": _("Enter your email address"),
    "invalid": _("Enter your email address with an @, like name@example.org"),
}
PASSWORD_ERRORS = {"required": _("Enter your password")}
NEW_PASSWORD_ERRORS = {"required": pgettext_lazy("error", "Choose a password")}
NEW_PASSWORD_HINT = _(
    "At least 10 characters. Three words that have nothing to do with each other are easy to keep in mind."
)


def our_words(field: forms.Field, label: Any, errors: dict[str, Any], hint: Any = "") -> None:
    """Give one of allauth's fields our label, messages and hint; its placeholder, which repeats the label, goes."""
    field.label, field.help_text = label, hint
    field.error_messages = {**field.error_messages, **errors}
    field.widget.attrs.pop("placeholder", None)
    if isinstance(field, forms.EmailField):
        # allauth's field lets 320 characters through to a column of 254.
        field.validators.append(MaxLengthValidator(ADDRESS_LENGTH))
        field.widget.attrs["maxlength"] = ADDRESS_LENGTH
    if isinstance(field.widget, forms.PasswordInput):
        field.widget.attrs["maxlength"] = PASSWORD_LENGTH


class SignInForm(allauth_forms.LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        our_words(self.fields["login"], ADDRESS, ADDRESS_ERRORS)
        our_words(self.fields["password"], _("Password"), PASSWORD_ERRORS)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["remember"].label = _("Keep me signed in on this device")


class SignUpForm(allauth_forms.SignupForm):
    """Address, public name and password; the handle is made of the name."""

    name = forms.CharField(
        label=_("Public name"),
        max_length=NAME_LENGTH,
        help_text=_("Shown beside what you write. It need not be your real name, and you can change it."),
        error_messages={"required": _("Enter the name others will see")},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ("email", "name", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        our_words(
            self.fields["email"], ADDRESS, ADDRESS_ERRORS, _("Never shown to others. We send you a link to confirm it.")
        )
        our_words(self.fields["password1"], _("Password"), NEW_PASSWORD_ERRORS, NEW_PASSWORD_HINT)

    def clean_name(self) -> str:
        """The name without what nobody sees."""
        return clean_name(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """Also refuse a password that is the name."""
        data: dict[str, Any] = super().clean()
        if data.get("name") and data.get("password1"):
            try:
                like_the_name = UserAttributeSimilarityValidator(("name",))
                like_the_name.validate(data["password1"], get_user_model()(name=data["name"]))
            except ValidationError as error:
                self.add_error("password1", error)
        return data

    def try_save(self, request: HttpRequest) -> tuple["User | None", HttpResponse | None]:
        """As allauth does; two sign-ups with one address in the same instant are answered like one after the other."""
        try:
            with transaction.atomic():
                return super().try_save(request)  # type: ignore[no-any-return]  # allauth ships no types
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)  # type: ignore[no-any-return]


class RequestCodeForm(allauth_forms.RequestLoginCodeForm):
    """Address, to be sent a code instead of entering a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        our_words(self.fields["email"], ADDRESS, ADDRESS_ERRORS)


class EnterCodeForm(allauth_forms.ConfirmLoginCodeForm):
    """The code from the email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        our_words(self.fields["code"], _("Code"), {"required": _("Enter the code from the email")})
        self.fields["code"].widget.attrs.update(maxlength=40, autocapitalize="characters", spellcheck="false")


class ForgottenForm(allauth_forms.ResetPasswordForm):
    """Address, to be sent a link for a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        our_words(self.fields["email"], ADDRESS, ADDRESS_ERRORS)


class OncePasswordMixin:
    """A new password is typed once: who mistypes it resets it, which is one step; typing twice is one more for everybody."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        our_words(self.fields["password1"], _("New password"), NEW_PASSWORD_ERRORS, NEW_PASSWORD_HINT)


class NewPasswordForm(OncePasswordMixin, allauth_forms.ResetPasswordKeyForm):
    """A new password after following the link."""


class FirstPasswordForm(OncePasswordMixin, allauth_forms.SetPasswordForm):
    """A password for an account that has none."""


class ChangePasswordForm(OncePasswordMixin, allauth_forms.ChangePasswordForm):
    """A new password, with the one used until now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        our_words(
            self.fields["oldpassword"], _("Password until now"), {"required": _("Enter the password you use now")}
        )


class ChangeAddressForm(allauth_forms.AddEmailForm):
    """The address to change to; it counts once its link has been followed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        our_words(self.fields["email"], _("New email address"), ADDRESS_ERRORS)

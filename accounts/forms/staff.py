"""What an administrator enters about a member, in Wagtail's user editor and in Django's admin."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserForm

from accounts.actions.join import free_handles, vouch_for_address
from accounts.handles import clean_name, handle_from

if TYPE_CHECKING:
    from accounts.models import User

FIELDS = ("handle", "name", "email", "language", "is_staff", "is_superuser", "is_active", "groups")


class MemberForm(UserForm):
    """The account of somebody else. Wagtail's first and last names are not ours."""

    first_name = None
    last_name = None
    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        required=False,
        help_text=_("Counts as confirmed. Without one nobody can sign in."),
    )
    handle = forms.CharField(
        label=_("Handle"), max_length=40, required=False, help_text=_("Left empty, it is made of the name.")
    )

    class Meta:
        model = get_user_model()
        fields = FIELDS
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def clean_name(self) -> str:
        """The name without what nobody sees."""
        return clean_name(self.cleaned_data["name"])

    def clean_email(self) -> str | None:
        """In small letters; NULL instead of nothing, because only one account may have an address."""
        email = str(self.cleaned_data["email"] or "").lower() or None
        others = get_user_model().objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise ValidationError(_("This address already has an account."))
        return email

    def clean(self) -> dict[str, Any]:
        """Make a handle where none was given."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("handle") and data.get("name"):
            data["handle"] = free_handles([handle_from(data["name"])])[0]
        return data

    def save(self, commit: bool = True) -> "User":
        """Save the account; the address counts as confirmed, because somebody of the house entered it."""
        if not self.instance.pk:
            self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        if commit:
            vouch_for_address(member=user)
        return user


class NewMemberForm(MemberForm):
    """Without a password the person chooses one with “Forgotten your password?”."""

    password_required = False


class OtherMemberForm(MemberForm):
    """Editing: administrators do not close or demote themselves by accident."""

    password_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        editing_self = kwargs.pop("editing_self", False)
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]
            del self.fields["is_superuser"]


class PublicNameForm(forms.ModelForm["User"]):
    """The name in an editor's own preferences under /cms/account/."""

    class Meta:
        model = get_user_model()
        fields = ("name",)

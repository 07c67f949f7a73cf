"""Members in Django's admin."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.http import HttpRequest

from accounts.actions.join import vouch_for_address
from accounts.models import Origin, User

if TYPE_CHECKING:
    OriginInlineBase = admin.TabularInline[Origin, User]
else:
    OriginInlineBase = admin.TabularInline


class NewUserForm(AdminUserCreationForm[User]):
    """Django's form asks for a user name; ours is the handle."""

    class Meta:
        model = User
        fields = ("handle", "name", "email")


class OriginInline(OriginInlineBase):
    """Where an imported member came from; not for changing."""

    model = Origin
    extra = 0
    can_delete = False
    readonly_fields = ("source", "source_id", "url", "reputation")

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


@admin.register(User)
class MemberAdmin(UserAdmin[User]):
    """Everything about an account but its password and its reputation, which nobody enters by hand."""

    add_form = NewUserForm
    ordering = ("handle",)
    list_display = ("handle", "name", "email", "reputation", "is_staff", "is_active", "joined_at")
    list_filter = ("is_staff", "is_active", "groups")
    search_fields = ("handle", "name", "email")
    readonly_fields = ("reputation", "last_login", "joined_at", "face")
    inlines = (OriginInline,)
    fieldsets = (
        (None, {"fields": ("handle", "name", "email", "password")}),
        (None, {"fields": ("about", "face", "language", "time_zone", "scheme", "reputation")}),
        (None, {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (None, {"fields": ("last_login", "joined_at")}),
    )
    add_fieldsets = (
        (
            None,
            {"classes": ("wide",), "fields": ("handle", "name", "email", "usable_password", "password1", "password2")},
        ),
    )

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm[User], change: bool) -> None:
        obj.email = obj.email.lower() if obj.email else None
        super().save_model(request, obj, form, change)
        vouch_for_address(member=obj)

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_inline_instances(request, obj) if obj else []

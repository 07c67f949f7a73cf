"""The list of members and their form in Wagtail."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.users.views.users import IndexView, UserViewSet

from accounts.forms.staff import NewMemberForm, OtherMemberForm


class MemberIndexView(IndexView):
    """Found by handle, public name or address."""

    @cached_property
    def search_fields(self) -> list[str]:
        return ["handle", "name", "email"]


class MemberViewSet(UserViewSet):
    """Wagtail's editor of users with our fields."""

    index_view_class = MemberIndexView
    create_template_name = "accounts/cms/create.html"
    edit_template_name = "accounts/cms/edit.html"

    def get_form_class(self, for_update: bool = False) -> Any:
        return OtherMemberForm if for_update else NewMemberForm

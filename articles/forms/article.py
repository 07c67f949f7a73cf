"""The editors' forms of sections and articles: which addresses are free, and who may be named as an owner."""

from typing import Any

from django.contrib.auth import get_user_model
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from accounts.queries import members_with
from articles.rules import DRAFT_ARTICLE


class HelpPageForm(WagtailAdminPageForm):
    """Refuses an address at which readers would find another page of the site: /en/search/ is the search."""

    def clean(self) -> dict[str, Any]:
        """With a sentence at the slug where somebody else has the address."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("slug") and self.parent_page:
            _site, _root, above = self.parent_page.get_url_parts()
            address = f"{above}{cleaned['slug']}/"
            if _taken(address, self.parent_page.locale.language_code):
                self.add_error(
                    "slug", _("Another page of this site has the address %s. Choose another slug.") % address
                )
        return cleaned


def _taken(address: str, language: str) -> bool:
    with translation.override(language):  # addresses begin with the language, and only the active one is known
        try:
            return resolve(address).url_name != "wagtail_serve"
        except Resolver404:
            return False


class ArticleForm(HelpPageForm):
    """Offers the team, not every member of the community: there may be thousands, and some have the same name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields.get("article_owner")
        if owner is None:
            return
        # Whoever owns it stays, also when they have left the team: saving is not the moment to lose them.
        named = get_user_model().objects.filter(pk=self.instance.article_owner_id)
        team = members_with(DRAFT_ARTICLE) | named
        owner.queryset = get_user_model().objects.filter(pk__in=team.values("pk")).order_by("name", "pk")

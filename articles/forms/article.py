"""The editors' forms of sections and articles: which addresses are free, and who may be named as an owner."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from accounts.queries import members_with
from articles.addresses import taken_address, words_for
from articles.rules import DRAFT_ARTICLE


class HelpPageForm(WagtailAdminPageForm):
    """Refuses an address at which readers would find another page of the site, also of a page that is only being made."""

    def clean(self) -> dict[str, Any]:
        """With a sentence at the slug; where none was typed, Wagtail makes it of the title."""
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug") or slugify(cleaned.get("title", ""), allow_unicode=True)
        if slug and self.parent_page and (address := taken_address(self.parent_page, slug, moved=self.instance)):
            self.add_error("slug", words_for(address))
        return cleaned


class HelpCopyForm(CopyForm):
    """The same of a copy, and of what is copied along."""

    def clean(self) -> dict[str, Any]:
        """With a sentence at the new slug."""
        cleaned: dict[str, Any] = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        along = self.page if cleaned.get("copy_subpages") else None
        if (slug := cleaned.get("new_slug")) and (address := taken_address(parent, slug, moved=along)):
            self.add_error("new_slug", words_for(address))
        return cleaned


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

"""The editor's form of an article: who may be named as its owner."""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.admin.forms import WagtailAdminPageForm

from accounts.queries import members_with
from articles.rules import DRAFT_ARTICLE


class ArticleForm(WagtailAdminPageForm):
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

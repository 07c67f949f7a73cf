"""All articles in one list under /cms/, with who owns them and when they are due."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from articles.models import ArticlePage


class ArticleListing(PageListingViewSet):
    """The tree shows where an article stands; this list shows whose it is."""

    model = ArticlePage
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 110
    add_to_admin_menu = True
    columns = [
        *PageListingViewSet.columns,
        LocaleColumn(label=_("Language"), width="8%"),
        Column("article_owner", label=_("Owner"), sort_key="article_owner", width="12%"),
        Column("review_by", label=_("Check again by"), sort_key="review_by", width="12%"),
        Column("audience", label=_("Audience"), accessor="get_audience_display", sort_key="audience", width="10%"),
    ]


# Not "articles": that is the namespace of our own addresses, and Wagtail would take it.
article_listing = ArticleListing("article_list", url_prefix="articles")

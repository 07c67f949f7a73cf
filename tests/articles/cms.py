"""An editor's forms under /cms/, filled in the way the browser does."""

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.factories.articles import TEXT  # noqa: F401  # one text for all


def article_form(title, *, slug="", text="<p>Pour a small cup of water into the funnel.</p>", **fields):
    """The fields of the edit form of an article."""
    return nested_form_data(
        {
            "title": title,
            "slug": slug,
            "summary": "The answer in short.",
            "body": streamfield([("text", rich_text(text, features=["bold"]))]),
            "article_owner": "",
            "checked_on": "",
            "review_by": "",
            "audience": "public",
            "promoted": "",
            "tags": "",
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
            **fields,
        }
    )


def create(client, section, title, *, action="action-publish", **fields):
    """Make an article in a section; returns the response."""
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", section.pk])
    fields.setdefault("slug", title.lower().replace(" ", "-"))
    return client.post(address, {**article_form(title, **fields), action: "1"})


def edit(client, article, *, action="action-publish", **fields):
    """Save an article anew; returns the response."""
    fields.setdefault("slug", article.slug)
    title = fields.pop("title", article.title)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return client.post(address, {**article_form(title, **fields), action: "1"})


def named(title):
    """The article with this title, draft or live."""
    return Page.objects.get(draft_title=title).specific

"""Whom a picture or a file of the library is for: whoever may read one of the pages that show it."""

from typing import Any

from wagtail.images.models import Rendition
from wagtail.models import ReferenceIndex

from articles.models import ArticlePage
from search.contract import AGENTS, AUDIENCES, PUBLIC


def audience_of(thing: Any) -> str:
    """The widest audience of the articles that show ``thing`` (an image or a document of Wagtail).

    What no article shows, or something else shows as well (the mark of the brand), is public; what only drafts show is for those
    who work here. Two queries.
    """
    rows = ReferenceIndex.get_references_to(thing).select_related("content_type")
    places = [(row.content_type.model, row.object_id) for row in rows]
    if not places or any(model != "articlepage" for model, _ in places):
        return PUBLIC
    pages = ArticlePage.objects.live().filter(pk__in=[pk for _, pk in places])
    audiences = set(pages.values_list("audience", flat=True))
    return next((audience for audience in AUDIENCES if audience in audiences), AGENTS)


def image_of_file(name: str) -> Any | None:
    """The image one of whose sizes is stored under ``name``; None when there is none."""
    rendition = Rendition.objects.filter(file=name).select_related("image").first()
    return rendition.image if rendition else None

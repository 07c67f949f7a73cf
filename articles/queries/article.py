"""What the page of an article shows beside its own fields."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Value
from django.utils.safestring import SafeString

from articles.models import ArticleOrigin, ArticlePage, SectionPage
from articles.outline import Heading, with_outline
from articles.queries.links import ArticleLink, SectionLink, as_links, section_links
from articles.rules import ALSO_HERE
from search.queries import Link, related_links


@dataclass(frozen=True)
class ArticleView:
    """An article, drawn."""

    section: SectionLink | None
    body: SafeString
    outline: tuple[Heading, ...]
    owner: str
    tags: tuple[str, ...]
    related: tuple[Link, ...]
    """Close to it, wherever it stands."""
    also_here: tuple[ArticleLink, ...]
    """Others of its section."""
    previous: ArticleLink | None
    next: ArticleLink | None
    attribution: str
    attribution_url: str
    made_from: tuple[str, ...]
    """The keys `draft_from_text` was given for the drafts of it and of its translations; whoever gave them knows what they mean."""


def article_view(page: ArticlePage, *, user: Any, context: dict[str, Any] | None = None) -> ArticleView:
    """Section, outline, neighbours and kin of an article: eight queries, plus one for each kind of file in the body and of what is
    related.
    """
    body, outline = with_outline(page.body.render_as_block(context))
    tags = tuple(page.tags.order_by("name").values_list("name", flat=True)) if page.pk else ()
    siblings = ArticlePage.objects.visible_to(user).sibling_of(page, inclusive=False)
    before = as_links(siblings.filter(path__lt=page.path).order_by("-path")[:1])
    after = as_links(siblings.filter(path__gt=page.path).order_by("path")[:1])
    origins = tuple(ArticleOrigin.objects.filter(page__translation_key=page.translation_key).order_by("pk"))
    origin = next((row for row in origins if row.page_id == page.pk), None)
    related = related_links("article", page.pk, user=user) if page.pk and page.live else ()
    near = [link.row.pk for link in related if link.kind == "article"]
    return ArticleView(
        section=_section_of(page),
        body=body,
        outline=outline,
        owner=str(page.article_owner) if page.article_owner else "",
        tags=tags,
        related=related,
        also_here=_also_here(siblings.exclude(pk__in=near), page, tags),
        previous=before[0] if before else None,
        next=after[0] if after else None,
        attribution=origin.attribution if origin else "",
        attribution_url=origin.attribution_url if origin else "",
        made_from=tuple(dict.fromkeys(row.source_id for row in origins if row.source == ArticleOrigin.DRAFTED)),
    )


def _section_of(page: ArticlePage) -> SectionLink | None:
    """The section above; None while a page is previewed that has no place yet."""
    rows = SectionPage.objects.filter(path=page.path[: -page.steplen]) if page.path else SectionPage.objects.none()
    return next(iter(section_links(rows)), None)


def _also_here(siblings: Any, page: ArticlePage, tags: tuple[str, ...]) -> tuple[ArticleLink, ...]:
    """Articles of the same section; those that share most tags first, then those that follow in the tree, then the others."""
    # An empty list of names would make Django answer that nothing can be found at all.
    shared: Any = Count("tagged_items", filter=Q(tagged_items__tag__name__in=tags)) if tags else Value(0)
    ranked = siblings.annotate(shared=shared, later=Q(path__gt=page.path)).order_by("-shared", "-later", "path")
    ids = list(ranked.values_list("pk", flat=True)[:ALSO_HERE])
    found = {link.id: link for link in as_links(ArticlePage.objects.filter(pk__in=ids))}
    return tuple(found[pk] for pk in ids)

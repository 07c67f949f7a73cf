"""How articles are found."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models import ArticlePage, ArticleTag, ArticleTally, SectionPage
from articles.plain import plain_text
from markup.render import codes_in
from search.contract import Document, Signals, Source, register

SHOWN = (
    *("title", "url_path", "path", "depth", "summary", "audience", "checked_on", "last_published_at"),
    *("translation_key", "locale__language_code", "tally__helpful_count"),
)
"""What a hit shows, what its address is made of, and what its translations share."""


@register
class ArticleSource(Source[ArticlePage]):
    """Live articles of every language and audience; the audience travels with the document."""

    kind = "article"
    family = "translation_key"
    label = _("Articles")
    called = _("Article")
    icon = "article"
    hit_template = "articles/_hit.html"
    suggestion_template = "articles/_suggestion.html"
    link_template = "articles/_link.html"

    def findable(self) -> QuerySet[ArticlePage]:
        found: QuerySet[ArticlePage] = ArticlePage.objects.published().order_by("pk")
        return found

    def meant_for(self, audiences: Collection[str]) -> QuerySet[ArticlePage]:
        found: QuerySet[ArticlePage] = ArticlePage.objects.meant_for(audiences).order_by("pk")
        return found

    def for_hits(self, rows: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
        """With what a hit shows: language, counts and the way there, without the long text. One query."""
        return rows.select_related("locale", "tally").only(*SHOWN)

    def database_search(self, words: str, user: Any, language: str, limit: int) -> Sequence[ArticlePage]:
        """Newest first; titles and summaries that contain every word."""
        rows = ArticlePage.objects.visible_to(user).in_language(language).with_all_words(words)
        found: list[ArticlePage] = list(self.for_hits(rows).order_by("-last_published_at", "-pk")[:limit])
        return found

    def places(self) -> Mapping[str, str]:
        """The sections, in their order, called as in the reader's language where it has them."""
        rows = SectionPage.objects.published().select_related("locale").order_by("path")
        called = {row.translation_key: row.title for row in rows if row.locale.language_code == get_language()}
        own_first = sorted(rows, key=lambda row: row.locale.language_code != get_language())
        names: dict[str, str] = {}
        for row in own_first:
            names.setdefault(row.slug, called.get(row.translation_key, row.title))
        return names

    def tags(self) -> Mapping[str, str]:
        """Those with capitals, of what everybody may read: to all others it would tell that there is such a tag."""
        read = ArticlePage.objects.visible_to(AnonymousUser())
        rows = ArticleTag.objects.filter(content_object__in=read).order_by("tag__name")
        names = rows.values_list("tag__name", flat=True).distinct()
        return {name.casefold(): name for name in names if name != name.casefold()}

    def documents_for(self, rows: Sequence[ArticlePage]) -> Iterable[Document]:
        """Four queries: sections, tags, counts, languages."""
        ids = [row.pk for row in rows]
        places = _sections_of(rows)
        tags = _tags_of(ids)
        tallies = ArticleTally.objects.in_bulk(ids)
        prefetch_related_objects(list(rows), "locale")
        for row in rows:
            body = plain_text(row.body.raw_data)
            tally = tallies.get(row.pk)
            yield Document(
                kind=self.kind,
                id=row.pk,
                language=row.locale.language_code,
                title=row.title,
                summary=row.summary,
                body=body,
                codes=codes_in(f"{row.title}\n{row.summary}\n{' '.join(tags.get(row.pk, ()))}\n{body}"),
                place=places.get(row.path[: -row.steplen], ""),
                tags=tuple(tags.get(row.pk, ())),
                audience=row.audience,
                author=row.article_owner_id,
                created=row.first_published_at,
                changed=row.last_published_at,
                signals=_signals(tally),
                version=tally.version if tally else 0,
            )


def _signals(tally: ArticleTally | None) -> Signals:
    """What readers said. Nobody votes on an article, and nobody counts who reads it."""
    helpful = max(0, tally.helpful_count - tally.unhelpful_count) if tally else 0
    # An article is an answer, as a solution is.
    return Signals(solved=True, helpful=helpful)


def _sections_of(rows: Sequence[ArticlePage]) -> dict[str, str]:
    """Path of a section to its slug."""
    paths = {row.path[: -row.steplen] for row in rows}
    return dict(SectionPage.objects.filter(path__in=paths).values_list("path", "slug"))


def _tags_of(ids: Sequence[int]) -> dict[int, list[str]]:
    """Id of an article to its tags in alphabetical order."""
    found: dict[int, list[str]] = {}
    rows = ArticleTag.objects.filter(content_object_id__in=ids).order_by("content_object_id", "tag__name")
    for article_id, name in rows.values_list("content_object_id", "tag__name"):
        found.setdefault(article_id, []).append(name)
    return found

"""The chainable words of the help's pages; `visible_to` is the one place that decides who sees which article."""

from collections.abc import Collection
from functools import cache
from typing import Any, Self
from uuid import UUID

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from search.rules import audiences_of


@cache
def _restricted() -> Exists:
    """A restriction on the page or on one above it; made once, for to make it costs more than to ask it."""
    inner = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.alias(inner=inner).filter(inner__startswith=F("page__path")))


class HelpQuerySet(PageQuerySet):
    """Pages of the help tree."""

    def published(self) -> Self:
        """Live and no alias: the same text under a second address is no page of its own.

        Wagtail's own view restrictions are switched off in favour of the audience; one that was made all the same counts.
        """
        rows: Self = self.filter(~_restricted(), live=True, alias_of=None)
        return rows

    def in_language(self, code: str) -> Self:
        """Those written in the language ``code``."""
        rows: Self = self.filter(locale__language_code=code)
        return rows

    def under(self, page: Any) -> Self:
        """The children of ``page`` in the order of the tree."""
        rows: Self = self.child_of(page).order_by("path")
        return rows


class ArticleQuerySet(HelpQuerySet):
    """Articles, filtered in our own words."""

    def visible_to(self, user: Any) -> Self:
        """Published ones meant for ``user``."""
        return self.meant_for(audiences_of(user))

    def meant_for(self, audiences: Collection[str]) -> Self:
        """Published ones meant for one of ``audiences``."""
        rows: Self = self.published().filter(audience__in=audiences)
        return rows

    def family_of(self, translation_key: UUID) -> Self:
        """An article in all its languages, held in the one order that everybody holds them in."""
        rows: Self = self.filter(translation_key=translation_key).select_for_update(no_key=True).order_by("pk")
        return rows

    def with_all_words(self, words: str) -> Self:
        """Those whose title or summary contain every word; the database's own modest search."""
        rows = self
        for word in words.split()[:8]:
            rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word))
        return rows

"""Boards, which gather threads, and tags, which cut across them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from markup.render import codes_in


class Board(ClusterableModel):
    """A place for questions of one kind; what it is called stands in its texts, one for each language. Edited in /cms."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    icon = models.CharField(_("icon"), max_length=30, blank=True)
    closed_at = models.DateTimeField(_("closed for new questions since"), null=True, blank=True)

    # Said again because modelcluster ships no types, and Board would have none either.
    pk: int
    objects: ClassVar[models.Manager["Board"]] = models.Manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("board")
        verbose_name_plural = _("boards")

    def __str__(self) -> str:
        return self.slug


class BoardText(models.Model):
    """Title and summary of a board in one language."""

    board = ParentalKey(Board, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10)
    title = models.CharField(_("title"), max_length=80)
    summary = models.CharField(_("summary"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "language"], name="board_text_once_per_language")]

    def __str__(self) -> str:
        return self.title


class Tag(models.Model):
    """A word that threads share, kept in small letters."""

    name = models.CharField(max_length=35, unique=True)
    slug = models.SlugField(max_length=50, unique=True, allow_unicode=True)

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """As it is shown: a tag that is one code and nothing else in the code's own spelling (E-1042), others as they are kept."""
        codes = codes_in(self.name)
        return codes[0] if len(codes) == 1 and codes[0].lower() == self.name else self.name

"""What is known about a page beside its text; kept apart because Wagtail's revisions and copies would overwrite it."""

from django.db import models
from django.db.models import Q

from articles.models.article import ArticlePage
from articles.models.section import SectionPage


class ArticleTally(models.Model):
    """Counts of a page, and how often its search document changed."""

    page = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    version = models.BigIntegerField(default=0)
    """Grows with everything that changes the document: a new revision, a move, a vote."""
    helpful_count = models.PositiveIntegerField(default=0)
    unhelpful_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Tally of page {self.page_id}"


class Origin(models.Model):
    """Where something came from; (source, source id, language) is unique, so that a second import changes nothing."""

    source = models.CharField(max_length=80, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10)

    class Meta:
        abstract = True


class ArticleOrigin(Origin):
    """Where an article came from, and whom to thank for it."""

    DRAFTED = "draft"
    """The source of drafts made of something of ours, beside the names of imports; ``source_id`` is the key they were given."""

    page = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, primary_key=True, related_name="origin")
    origin_url = models.CharField(max_length=500, blank=True)
    """Address of the thread or page a draft was made from; for editors' eyes only."""
    attribution = models.CharField(max_length=300, blank=True)
    attribution_url = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id", "language"], condition=~Q(source=""), name="article_imported_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.source_id}"


class SectionOrigin(Origin):
    """Where a section came from."""

    page = models.OneToOneField(SectionPage, on_delete=models.CASCADE, primary_key=True, related_name="origin")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id", "language"], name="section_imported_once")
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.source_id}"

"""What readers said about an article: once a visitor and version."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import ArticlePage
from articles.rules import FEEDBACK_LENGTH


class ArticleFeedback(models.Model):
    """One visitor's answer to "Was this helpful?", for one version of one language's page."""

    class Reason(models.TextChoices):
        DID_NOT_WORK = "did_not_work", _("I did it all, it still does not work")
        UNCLEAR = "unclear", _("A step is unclear or wrong")
        OTHER_PRODUCT = "other_product", _("My product is a different one")

    page = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="feedback")
    revision = models.BigIntegerField(default=0)
    """Id of the Wagtail revision that was live, 0 for an import without one. No key: old revisions may be purged."""
    helpful = models.BooleanField(_("helpful"))
    reason = models.CharField(_("what was missing"), max_length=15, choices=Reason.choices, blank=True)
    text = models.TextField(_("remark"), max_length=FEEDBACK_LENGTH, blank=True)
    visitor = models.CharField(max_length=64)
    """A pseudonym: a keyed hash of the member or of a random number in the visitor's own cookie."""
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "revision", "visitor"], name="feedback_once_per_visitor_and_revision"
            )
        ]
        indexes = [models.Index(fields=["-at"], name="feedback_by_time")]

    def __str__(self) -> str:
        return f"Feedback {self.pk} on page {self.page_id}"

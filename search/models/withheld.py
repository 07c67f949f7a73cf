"""Completions that are never offered, as editors decided."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Withheld(models.Model):
    """A query of one language that nobody is offered, however many people it worked for. It stays until an editor takes it back."""

    language = models.CharField(max_length=10)
    folded = models.CharField(max_length=200)
    """As the log names it (`masking.folded`)."""
    words = models.CharField(max_length=200)
    """As it was offered."""
    withheld_at = models.DateTimeField(default=timezone.now)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        permissions = [("withhold_completions", _("Can decide which completions are never offered"))]
        constraints = [models.UniqueConstraint(fields=["language", "folded"], name="withheld_once")]

    def __str__(self) -> str:
        return self.words

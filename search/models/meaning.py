"""What is known of the meaning of texts, of which documents it is not known yet, and when that was last worked on."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.meaning import DIMENSIONS


class StoredVector(models.Model):
    """Where a text lies, kept by the text's digest, so that nothing is embedded twice: not at a rebuild, nor for a new title."""

    digest = models.CharField(primary_key=True, max_length=64)
    vector = models.BinaryField(max_length=DIMENSIONS)
    used_on = models.DateField(_("last used on"), default=timezone.localdate, db_index=True)

    class Meta:
        verbose_name = _("vector")
        verbose_name_plural = _("vectors")

    def __str__(self) -> str:
        return self.digest[:12]


class Unembedded(models.Model):
    """A document in the index whose meaning is not known yet. It is found by its words meanwhile."""

    kind = models.CharField(_("kind of document"), max_length=20)
    object_id = models.BigIntegerField(_("its id"))
    stamp = models.BigIntegerField(default=0)
    queued_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    retry_at = models.DateTimeField(_("tried again at"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.TextField(_("what went wrong"), blank=True, max_length=2_000)
    dead_at = models.DateTimeField(_("given up at"), null=True, blank=True)

    class Meta:
        verbose_name = _("document to be embedded")
        verbose_name_plural = _("documents to be embedded")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="unembedded_once_per_object")]
        indexes = [models.Index(fields=["-queued_at"], condition=models.Q(dead_at=None), name="unembedded_newest")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class LastDone(models.Model):
    """When something was last done of what the worker finds out, a row for each queue: it tells a long one from a dead worker."""

    MEANING, RELATED = "meaning", "related"

    queue = models.CharField(primary_key=True, max_length=20)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.queue

"""The search outbox: one row per object whose document must be written anew or taken out."""

from django.db import models
from django.utils import timezone


class Pending(models.Model):
    """An object that changed. Queued again while it is being indexed, its ``stamp`` moves on and the row stays."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    stamp = models.BigIntegerField(default=0)
    queued_at = models.DateTimeField(default=timezone.now)
    retry_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True, max_length=2_000)
    dead_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "pending"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="pending_once_per_object")]
        indexes = [models.Index(fields=["retry_at"], condition=models.Q(dead_at=None), name="pending_due")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"

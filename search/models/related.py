"""What is related to what, computed by the worker, and what of it waits to be computed."""

from django.db import models


class Related(models.Model):
    """What is close to one document, as it was when somebody last looked: pages ask the second lock before they show it."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    found = models.JSONField(default=list)
    """Up to eight of "thread:7", the closest first, those in its own language before others."""
    basis = models.CharField(max_length=64, blank=True)
    """A digest of what ``found`` was computed from; empty: it is computed anew whatever the document says."""
    model = models.CharField(max_length=60, blank=True)
    """Whose vectors were compared; empty: words alone."""
    computed_at = models.DateTimeField(null=True, blank=True)
    wanted_at = models.DateTimeField(null=True, blank=True)
    """From when on it waits to be computed; None: it does not."""
    stamp = models.BigIntegerField(default=0)
    """Moves on with each wish: one that comes while another is being fulfilled stays."""

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="related_once_per_object")]
        indexes = [
            models.Index(fields=["wanted_at"], condition=models.Q(wanted_at__isnull=False), name="related_wanted")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"

"""Tasks: what an editor does about a cluster, until when, and when it was done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from insights.models.clusters import Cluster
from insights.rules.numbers import NOTE_LENGTH


class Task(models.Model):
    """One piece of work about a cluster. A cluster has one at a time; those that are done stay, with what came of them."""

    class Kind(models.TextChoices):
        WRITE = "write", _("Write this")
        SYNONYM = "synonym", _("Add synonym")
        NOT_OURS = "not_ours", _("Not ours")

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    note = models.TextField(max_length=NOTE_LENGTH, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    draft_id = models.BigIntegerField(null=True, blank=True)
    """The article that was begun for it."""
    article_id = models.BigIntegerField(null=True, blank=True)
    """The published article that answers it."""
    synonym = models.CharField(max_length=500, blank=True)
    """What was added, as an editor reads it."""

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["cluster"], condition=Q(done_at=None), name="one_open_task_per_cluster"),
        ]
        indexes = [
            models.Index(fields=["draft_id"], condition=Q(draft_id__isnull=False), name="task_by_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.cluster_id}"

    @property
    def is_open(self) -> bool:
        """Still to be done."""
        return self.done_at is None

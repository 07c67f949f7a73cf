"""The outbox: one row for each object whose document must be written anew or taken out, and the diary of rebuilds."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class Pending(models.Model):
    """An object that changed. Queued again while it is being indexed, its ``stamp`` moves on and the row stays."""

    kind = models.CharField(_("kind of document"), max_length=20)
    object_id = models.BigIntegerField(_("its id"))
    stamp = models.BigIntegerField(default=0)
    queued_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    retry_at = models.DateTimeField(_("tried again at"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.TextField(_("what went wrong"), blank=True, max_length=2_000)
    dead_at = models.DateTimeField(_("given up at"), null=True, blank=True)

    class Meta:
        verbose_name = _("document to be written")
        verbose_name_plural = _("documents to be written")
        permissions = [("find_for_agents", _("Can find what is meant for agents"))]
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="pending_once_per_object")]
        indexes = [models.Index(fields=["retry_at"], condition=models.Q(dead_at=None), name="pending_due")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"


class Rebuild(models.Model):
    """An index that is being built beside the live one, and how far it has come: everything of the kinds before ``kind`` and,
    of that, everything up to ``after``. While it is unfinished every change is written to both.
    """

    index = models.CharField(_("search index"), max_length=120)
    kind = models.CharField(_("kind of document"), max_length=20, blank=True)
    after = models.BigIntegerField(_("written up to id"), default=0)
    written = models.PositiveBigIntegerField(_("documents written"), default=0)
    total = models.PositiveBigIntegerField(_("documents in all"), default=0)
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    abandoned_at = models.DateTimeField(_("abandoned at"), null=True, blank=True)

    class Meta:
        verbose_name = _("rebuild")
        verbose_name_plural = _("rebuilds")
        indexes = [
            models.Index(
                fields=["begun_at"], condition=models.Q(finished_at=None, abandoned_at=None), name="rebuild_running"
            )
        ]

    def __str__(self) -> str:
        return self.index


class Sweep(models.Model):
    """A comparison of the database with the live index, and how far it has come (`checking.Place`)."""

    back = models.BooleanField(default=False)
    kind = models.CharField(_("kind of document"), max_length=20, blank=True)
    after = models.BigIntegerField(_("compared up to id"), default=0)
    documents = models.PositiveBigIntegerField(_("documents looked at"), default=0)
    mended = models.PositiveBigIntegerField(_("differed and were written anew"), default=0)
    weighed = models.PositiveBigIntegerField(_("weighed anew"), default=0)
    """What people did with them counts noticeably more or less by now, and nothing else had changed."""
    broken = models.PositiveBigIntegerField(_("could not be read"), default=0)
    error = models.TextField(_("what went wrong"), blank=True, max_length=2_000)
    """Of the first that could not be read."""
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("comparison of database and index")
        verbose_name_plural = _("comparisons of database and index")
        indexes = [
            models.Index(fields=["begun_at"], condition=models.Q(finished_at=None), name="sweep_running"),
        ]

    def __str__(self) -> str:
        return date_format(timezone.localtime(self.begun_at), "SHORT_DATETIME_FORMAT")

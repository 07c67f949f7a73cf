"""The roof's only table: which pieces of the demo content were laid here."""

from django.db import models
from django.utils import timezone


class DemoStep(models.Model):
    """A piece of demo content that is laid; it is not laid again, even when people have changed or deleted what it made."""

    name = models.CharField(max_length=60, unique=True)
    laid_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name

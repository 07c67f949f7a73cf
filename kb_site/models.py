"""The roof's two tables: which pieces of the demo content were laid here, and when the chores of the night are due."""

from django.db import models
from django.utils import timezone


class DemoStep(models.Model):
    """A piece of demo content that is laid; it is not laid again, even when people have changed or deleted what it made."""

    name = models.CharField(max_length=60, unique=True)
    laid_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Chore(models.Model):
    """Something that is done once a night, and when it is due next."""

    name = models.CharField(max_length=100, unique=True)
    """The task's name."""
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

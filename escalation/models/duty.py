"""Who is at the console."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Duty(models.Model):
    """An agent's last sign of life, and whether they take conversations."""

    agent = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="duty")
    seen_at = models.DateTimeField(default=timezone.now)
    takes = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return f"{self.agent_id} seen {self.seen_at:%H:%M}"


class DeskClock(models.Model):
    """One row that counts every change at the desk, in the order of the commits: what the console's stream follows."""

    changes = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.changes)

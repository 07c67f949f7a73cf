"""Who wants to hear of a thread."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from forum.models.posts import Thread


class Follow(models.Model):
    """A member follows a thread."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="follows")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "thread"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.member_id} follows {self.thread_id}"

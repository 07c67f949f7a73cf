"""What a post said before each edit."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from forum.models.posts import Answer, Thread
from forum.models.replies import Reply


class Revision(models.Model):
    """The text of a post as it stood at one version. A post never edited has none: it is its own first version."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="revisions")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, blank=True, related_name="revisions")
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="revisions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    tags = models.JSONField(default=list)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    comment = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    before_publication = models.BooleanField(default=False)
    """No longer stood when its private thread became public: for those only who could read it before."""
    erased_at = models.DateTimeField(null=True, blank=True)
    """A moderator took title, text, tags and comment out for good; who, when and why stays."""
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    erased_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(thread__isnull=False, answer__isnull=True, reply__isnull=True)
                    | Q(thread__isnull=True, answer__isnull=False, reply__isnull=True)
                    | Q(thread__isnull=True, answer__isnull=True, reply__isnull=False)
                ),
                name="revision_of_one_post",
            ),
            models.UniqueConstraint(fields=["thread", "version"], name="thread_version_once"),
            models.UniqueConstraint(fields=["answer", "version"], name="answer_version_once"),
            models.UniqueConstraint(fields=["reply", "version"], name="reply_version_once"),
        ]

    def __str__(self) -> str:
        return f"Version {self.version}"

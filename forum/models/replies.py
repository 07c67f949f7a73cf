"""Replies: short notes under a question or an answer, carried by django-comments-xtd (see docs/decisions)."""

from django.db import models
from django_comments_xtd.models import XtdComment


class Reply(XtdComment):
    """A short note. Written only through `forum.replies`, which locks what it hangs on; name, e-mail and IP stay empty."""

    body_html = models.TextField(editable=False, default="")
    edited_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=80, blank=True)
    source_id = models.CharField(max_length=80, blank=True)
    post_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~models.Q(source=""), name="reply_imported_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Reply {self.pk}"

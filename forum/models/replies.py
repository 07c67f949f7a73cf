"""Replies: short notes under a question or an answer, carried by django-comments-xtd (see docs/decisions)."""

from django.conf import settings
from django.db import models
from django_comments_xtd.models import XtdComment


class Reply(XtdComment):
    """A short note. Written only through `forum.replies`, which locks what it hangs on; name, e-mail and IP stay empty.

    The library's ``thread_id`` is not ours: it is the root of its own comment tree. What a reply hangs on stands in ``within``
    (always) and ``answer`` (under an answer); the library's text address of the same object is filled beside them.
    """

    within = models.ForeignKey("forum.Thread", on_delete=models.CASCADE, related_name="+")
    answer = models.ForeignKey("forum.Answer", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    reply_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()
    """The library's ``submit_date`` again: two tables away no index could serve the order of a page."""
    body_html = models.TextField(editable=False, default="")
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hidden_reason = models.CharField(max_length=500, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=80, blank=True)
    source_id = models.CharField(max_length=80, blank=True)
    post_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    # Without the library's ordering and joins: every read says what it needs.
    objects = models.Manager["Reply"]()

    class Meta:
        verbose_name_plural = "replies"
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~models.Q(source=""), name="reply_imported_once"
            ),
        ]
        indexes = [
            models.Index(fields=["within", "answer", "written_at"], name="reply_in_order"),
        ]

    def __str__(self) -> str:
        return f"Reply {self.pk}"

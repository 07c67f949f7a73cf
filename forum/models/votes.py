"""Votes on questions and answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from forum.models.posts import Answer, Thread


class Vote(models.Model):
    """One person's judgement of one post. Imported votes and those of former members have no voter."""

    voter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="votes"
    )
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="votes")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True, blank=True, related_name="votes")
    value = models.SmallIntegerField()
    at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=80, blank=True)
    source_id = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__in=(1, -1)), name="vote_up_or_down"),
            models.CheckConstraint(
                condition=Q(thread__isnull=True, answer__isnull=False) | Q(thread__isnull=False, answer__isnull=True),
                name="vote_on_one_post",
            ),
            models.UniqueConstraint(
                fields=["voter", "thread"], condition=Q(voter__isnull=False), name="one_vote_per_thread"
            ),
            models.UniqueConstraint(
                fields=["voter", "answer"], condition=Q(voter__isnull=False), name="one_vote_per_answer"
            ),
            models.UniqueConstraint(fields=["source", "source_id"], condition=~Q(source=""), name="vote_imported_once"),
        ]

    def __str__(self) -> str:
        return f"{self.value:+d} on {self.thread_id or self.answer_id}"

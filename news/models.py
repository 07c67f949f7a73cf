"""Rows of news and the ticks of those who have heard them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class News(models.Model):
    """One thing that happened: its name and the ids of what it happened to."""

    name = models.CharField(max_length=80)
    ids = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(default=timezone.now)
    error = models.TextField(blank=True, max_length=2_000)

    class Meta:
        verbose_name_plural = "news"
        indexes = [models.Index(fields=["retry_at"], condition=Q(done_at=None), name="news_to_hand_on")]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"


class Tick(models.Model):
    """A receiver has heard a piece of news: written in the transaction of what it did about it."""

    news = models.ForeignKey(News, on_delete=models.CASCADE, related_name="ticks")
    receiver = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["news", "receiver"], name="news_heard_once")]

    def __str__(self) -> str:
        return f"{self.receiver} heard {self.news_id}"

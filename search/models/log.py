"""The log of searches, what solved a question before it was asked, and what pseudonyms are made with."""

from django.db import models


class Searched(models.Model):
    """One search in the log: what was typed, masked, and what came of it. Of whom, nobody can tell: a pseudonym lasts a day."""

    class Place(models.TextChoices):
        RESULTS = "results"
        TITLE = "title"

    class Followed(models.TextChoices):
        QUESTION = "question"
        HAND_OVER = "hand_over"

    words = models.CharField(max_length=200)
    """As `masking.kept` keeps them, the last ones of what was typed in one go."""
    folded = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    """The reader's, not that of the words."""
    place = models.CharField(max_length=20, choices=Place.choices)
    filters = models.JSONField(default=dict)
    """What the reader narrowed the list to, as ``{"kind": ["article"]}``; empty for the whole list."""
    total = models.PositiveIntegerField()
    away = models.BooleanField(default=False)
    pseudonym = models.CharField(max_length=22)
    network = models.CharField(max_length=22, default="", db_default="", blank=True)
    """Stands for where the pseudonym comes from on that day (`visitors.network_of`); empty where nobody knows."""
    number = models.PositiveSmallIntegerField()
    """Counts the searches of one pseudonym: of two written at once one finds its number taken, and looks again."""
    day = models.DateField()
    """In UTC, as pseudonyms change: no pseudonym has two days."""
    at = models.DateTimeField()
    clicked_kind = models.CharField(max_length=20, blank=True)
    clicked_id = models.BigIntegerField(null=True, blank=True)
    clicked_rank = models.PositiveSmallIntegerField(null=True, blank=True)
    """1 for the first hit of the first page."""
    click_count = models.PositiveSmallIntegerField(default=0)
    followed_by = models.CharField(max_length=20, choices=Followed.choices, blank=True)

    class Meta:
        # Nobody looks at single searches, staff no more than others: what several people typed is read through queries.
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["pseudonym", "number"], name="searched_once_per_number")]
        indexes = [
            models.Index(fields=["day"], name="searched_by_day"),
            # What autocomplete reads: with LIKE 'wlan%', which on PostgreSQL needs an operator class of its own.
            models.Index(
                fields=["language", "folded"],
                opclasses=["varchar_ops", "varchar_pattern_ops"],
                condition=models.Q(click_count__gt=0),
                name="searched_that_worked",
            ),
        ]

    def __str__(self) -> str:
        return f"Search {self.pk}"


class Deflection(models.Model):
    """A question that was not asked: somebody said that a suggestion solved it. Of whom, nobody can tell, as in `Searched`."""

    words = models.CharField(max_length=200, blank=True)
    """The question's title as far as it was typed, as `masking.kept` keeps it."""
    folded = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10)
    """The reader's, not that of the words."""
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    pseudonym = models.CharField(max_length=22)
    day = models.DateField()
    """In UTC, as pseudonyms change."""

    class Meta:
        default_permissions = ()
        constraints = [
            # Sent again, by a network that hung or by a second press, it is the same one.
            models.UniqueConstraint(fields=["pseudonym", "kind", "object_id", "folded"], name="deflected_once")
        ]
        indexes = [models.Index(fields=["day"], name="deflection_by_day")]

    def __str__(self) -> str:
        return f"Deflection {self.pk}"


class DailySalt(models.Model):
    """What today's pseudonyms are made with. The day after it is deleted, and nobody can make or compare them any more."""

    day = models.DateField(primary_key=True)
    value = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Salt of {self.day}"

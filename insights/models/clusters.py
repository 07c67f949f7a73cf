"""Clusters: queries of the search log that mean the same, as the worker sorted them last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cluster(models.Model):
    """Queries of one language that mean the same. It stays the same cluster while most of its searches are those of before."""

    language = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    """The most frequent of its queries, as it is spelled."""

    class Meta:
        default_permissions = ()
        permissions = [("tend_clusters", _("Can see what people look for and make tasks of it"))]

    def __str__(self) -> str:
        return self.name


class ClusterQuery(models.Model):
    """One query of a cluster, which several people typed. How often is asked of the log: it forgets, and what it forgot is gone."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="queries")
    language = models.CharField(max_length=10)
    folded = models.CharField(max_length=200)
    """As `search.queries.Asked` names it."""
    words = models.CharField(max_length=200)
    search_count = models.PositiveIntegerField(default=0)
    """Of the time that was sorted, when it was sorted: what comes first."""

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["language", "folded"], name="query_in_one_cluster")]

    def __str__(self) -> str:
        return self.words


class Sorting(models.Model):
    """When the log's queries were sorted into clusters last: one row."""

    at = models.DateTimeField()
    query_count = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Sorted at {self.at:%Y-%m-%d %H:%M}"

"""The tables of insights: queries that mean the same, and the tasks editors make of them."""

from insights.models.clusters import Cluster, ClusterQuery, Sorting
from insights.models.tasks import Task

__all__ = ["Cluster", "ClusterQuery", "Sorting", "Task"]

"""Reads of insights, shaped for its pages: the list of clusters, one cluster, one task, completions, and who can be given one."""

from insights.queries.cluster import ClusterPage, cluster_page
from insights.queries.clusters import ClusterList, Sift, cluster_list
from insights.queries.completions import CompletionList, completion_list
from insights.queries.tasks import TaskView, owners, task_view

__all__ = [
    "ClusterList",
    "ClusterPage",
    "CompletionList",
    "Sift",
    "TaskView",
    "cluster_list",
    "cluster_page",
    "completion_list",
    "owners",
    "task_view",
]

"""Addresses of insights, below /LANG/insights/."""

from django.urls import path

from insights.views import clusters, completions, tasks

app_name = "insights"
urlpatterns = [
    path("", clusters.clusters, name="clusters"),
    path("<id:cluster_id>/", clusters.cluster, name="cluster"),
    path("completions/", completions.completions, name="completions"),
    path("completions/withhold/", completions.withhold, name="completion-withhold"),
    path("completions/<id:withheld_id>/offer/", completions.offer, name="completion-offer"),
    path("tasks/<id:task_id>/", tasks.task, name="task"),
    path("tasks/<id:task_id>/draft/", tasks.draft, name="task-draft"),
    path("tasks/<id:task_id>/synonym/", tasks.synonym, name="task-synonym"),
    path("tasks/<id:task_id>/done/", tasks.done, name="task-done"),
    path("tasks/<id:task_id>/reopen/", tasks.reopen, name="task-reopen"),
]

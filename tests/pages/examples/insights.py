"""Pages of insights."""

from tests.pages.examples import Example


def cluster(world, language):
    return {"cluster_id": world.tasks[language]["cluster"].pk}


def task(kind):
    return lambda world, language: {"task_id": world.tasks[language][kind].pk}


def tended(kind):
    return lambda world, language: {"cluster_id": world.tasks[language][kind].cluster_id}


def with_tasks(world, language):
    """The list is of no interest empty."""
    assert world.tasks[language]
    return {}


def with_completions(world, language):
    """Neither list is of interest empty."""
    assert world.completions[language]
    return {}


def withheld(world, language):
    return {"withheld_id": world.completions[language].pk}


POSTED = "POST only; by a link it leads back to the task"

EXAMPLES = {
    "insights:clusters": Example(who="editor", args=with_tasks),
    "insights:clusters#most-asked": Example(who="editor", args=with_tasks, query="?list=top&days=84"),
    "insights:clusters#not-ours": Example(who="editor", args=with_tasks, query="?state=not-ours"),
    "insights:clusters#nothing": Example(who="editor", args=with_tasks, query="?list=before_hand_over"),
    "insights:cluster": Example(who="editor", args=cluster),
    "insights:cluster#task": Example(who="editor", args=tended("write")),
    "insights:cluster#not-ours": Example(who="editor", args=tended("not_ours")),
    "insights:task": Example(who="editor", args=task("write")),
    "insights:task#synonym": Example(who="editor", args=task("synonym")),
    "insights:task#done": Example(who="editor", args=task("done")),
    "insights:task-synonym": Example(who="editor", args=task("synonym")),
    "insights:task-done": Example(who="editor", args=task("write")),
    "insights:task-draft": Example(unwalked=POSTED, args=task("write")),
    "insights:completions": Example(who="editor", args=with_completions),
    "insights:completions#withheld": Example(who="editor", args=with_completions, query="?list=withheld"),
    "insights:completion-withhold": Example(unwalked="POST only; by a link it leads back to the list"),
    "insights:completion-offer": Example(unwalked="POST only; by a link it leads back to the list", args=withheld),
    "insights:task-reopen": Example(unwalked=POSTED, args=task("done")),
}

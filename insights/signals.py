"""The news of insights. Ids only."""

from news.announce import Headline

TASK_GIVEN = Headline("insights.task_given", "task", "owner", "by")
"""An editor was given a task by somebody else."""

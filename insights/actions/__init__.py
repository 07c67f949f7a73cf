"""Every write of insights."""

from insights.actions.change_task import change_task
from insights.actions.do_task import add_the_synonym, begin_article, finish_task, finish_written, reopen_task
from insights.actions.make_task import make_task
from insights.actions.sort_queries import sort_queries

__all__ = [
    "add_the_synonym",
    "begin_article",
    "change_task",
    "finish_task",
    "finish_written",
    "make_task",
    "reopen_task",
    "sort_queries",
]

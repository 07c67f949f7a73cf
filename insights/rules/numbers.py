"""The numbers of insights."""

from datetime import timedelta

LOOKED_AT = 90
"""Days of the log whose queries are sorted into clusters."""
SORTED_MOST = 1_500
"""Queries of one language that are sorted, those searched for most: what is rarer has no cluster."""
SORT_AFTER = timedelta(hours=1)
EMBED_SECONDS = 10.0
"""For so long queries are embedded at a time; documents wait meanwhile, found by their words. The next minute goes on."""

PERIODS = (28, 84)
"""Days the lists can show, whole weeks; the first unless somebody asks for another."""
A_PAGE = 25
SPELLINGS = 3
"""Other queries of a cluster named in the list."""
QUERIES_SHOWN = 50
"""Queries of a cluster on its page."""
OPENED_SHOWN = 5
WORDS_SHOWN = 8
"""Other queries named on the page of a task."""

EFFECT = timedelta(days=28)
"""For so long before and after a task was done is looked at what came of the searches."""
ENOUGH = 5
"""Searches, before and after, from which on a share says anything."""

NOTE_LENGTH = 600
TASKS_SHOWN = 10
"""Tasks of a cluster on its page, the latest first."""
OWNERS = 200
"""Editors a task can be given to."""

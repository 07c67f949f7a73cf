"""Three people look for something in vain, in the log of a Lotse; as a program in that of one which runs in another process."""

import os
from datetime import timedelta

WORDS = "snurkbox"
PEOPLE = (0, 0, 1)
"""How many days ago each of them looked for it: two on one day, for words of one person alone are never shown."""


def search_in_vain() -> None:
    """By the log's own action and clock; then what the worker does once an hour."""
    from django.utils import timezone

    from insights.actions import sort_queries
    from search.actions.log import log_search

    now = timezone.now()
    for number, days_ago in enumerate(PEOPLE):
        asked = {"pseudonym": f"in vain {number}", "language": "en", "place": "results", "total": 0}
        log_search(WORDS, now=now - timedelta(days=days_ago), **asked)
    while not sort_queries(now=now, at_once=True):
        pass


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "kb_site.settings.embedded"
    import django

    django.setup()
    search_in_vain()

"""The worker: one Celery app, and the clock that asks the outboxes every second."""

import sys
from pathlib import Path
from typing import Any

from celery import Celery, signals
from django.apps import apps
from kombu.entity import Queue

if Path(sys.argv[0]).name == "celery":
    # The celery command has no place of its own where it could refuse a wrong setting.
    from kb_site.entry import settings_or_leave

    settings_or_leave("kb_site.settings.production")

app = Celery("lotse")
# Of every thread: those that serve pages did not make it, and would ask a broker that is not there to wake the worker.
app.set_default()
app.config_from_object("django.conf:settings", namespace="CELERY")
# Named here, for Celery asks Django only if the settings were known before this module was imported.
app.autodiscover_tasks(lambda: [config.name for config in apps.get_app_configs()])


@signals.setup_logging.connect
def keep_our_logs(**_: Any) -> None:
    """Celery leaves logging alone when somebody answers this signal: Django has set it up (settings.logs)."""


# A mail server may hang for as long as it likes: letters have a queue of their own, and a worker that does nothing else.
# Whoever starts one worker without `-Q` gets both.
app.conf.task_default_queue = "celery"
# What texts mean takes a second of a core each: it must not keep a change from being found by its words.
app.conf.task_queues = [Queue(name) for name in ("celery", "mail", "meaning")]  # type: ignore[no-untyped-call]  # kombu ships no types
app.conf.task_routes = {
    "inbox.tasks.send_letters": {"queue": "mail"},
    "search.tasks.embed_search": {"queue": "meaning"},
    "search.tasks.relate_search": {"queue": "meaning"},
    "search.tasks.tend_search": {"queue": "meaning"},
    "insights.tasks.sort_into_clusters": {"queue": "meaning"},
}

# A task that missed its second is dropped, not piled up: the next one does the same work.
EVERY_SECOND: dict[str, Any] = {"schedule": 1.0, "options": {"expires": 5}}
EVERY_FIVE_SECONDS: dict[str, Any] = {"schedule": 5.0, "options": {"expires": 5}}
EVERY_MINUTE: dict[str, Any] = {"schedule": 60.0, "options": {"expires": 55}}

app.conf.beat_schedule = {
    "hand-on-news": {"task": "news.tasks.hand_on_news", **EVERY_SECOND},
    "drain-search": {"task": "search.tasks.drain_search", **EVERY_SECOND},
    "rebuild-search": {"task": "search.tasks.rebuild_search", **EVERY_SECOND},
    "embed-search": {"task": "search.tasks.embed_search", **EVERY_SECOND},
    "relate-search": {"task": "search.tasks.relate_search", **EVERY_SECOND},
    "tend-search": {"task": "search.tasks.tend_search", **EVERY_MINUTE},
    # Once an hour; each minute it looks whether the hour has passed, and goes on where it had to leave off.
    "sort-into-clusters": {"task": "insights.tasks.sort_into_clusters", **EVERY_MINUTE},
    "sweep-search": {"task": "search.tasks.sweep_search", **EVERY_FIVE_SECONDS},
    "return-lapsed": {"task": "escalation.tasks.return_lapsed_conversations", **EVERY_FIVE_SECONDS},
    "tell-the-absent": {"task": "escalation.tasks.tell_the_absent", **EVERY_FIVE_SECONDS},
    "publish-due": {"task": "articles.tasks.publish_due", **EVERY_MINUTE},
    "send-letters": {"task": "inbox.tasks.send_letters", **EVERY_SECOND},
    # What is done once a night (kb_site.nightly): this clock forgets at each start when it last rang, their table does not.
    "do-the-chores": {"task": "kb_site.tasks.do_the_chores", **EVERY_MINUTE},
}

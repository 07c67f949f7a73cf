"""How gunicorn serves the pages: `gunicorn -c kb_site/gunicorn.py kb_site.wsgi`."""

from typing import Any

from kb_site.entry import or_leave, settings_or_leave

settings_or_leave("kb_site.settings.production")

from django.conf import settings

from kb_site.settings import env, wanted

with or_leave():
    bind = wanted.listener("WEB_BIND", default="0.0.0.0:8000")
    # Pages are bound by the CPU (10 ms of it for an article): a process for each core and one more, a few threads for those
    # who wait.
    workers = env.number("WEB_WORKERS", default=3, least=1, most=256)
    threads = wanted.threads("WEB_THREADS", default=4, connections="DATABASE_POOL")
worker_class = "gthread"
# A process whose loop has not turned for this long is replaced. It is no bound for a request: one that hangs keeps its thread,
# since threads cannot be ended from outside. What a request waits for is bounded where it waits: engine, Redis and broker have
# timeouts of their own, letters are sent elsewhere, the proxy refuses bodies that are too large.
timeout = 60
graceful_timeout = 20
keepalive = 5
# Of any length: an error message of 2,000 characters, pasted into the search, may take 24,000 in an address. gunicorn knows no
# bound between 8,190 and none; the proxy has one.
limit_request_line = 0
# The requests' own lines come from RequestIdMiddleware, with the id; gunicorn's go where all others go.
accesslog = None
logconfig_dict: dict[str, Any] = {
    **settings.LOGGING,
    "loggers": {
        **settings.LOGGING["loggers"],
        "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
    },
}

"""The one process of `make run`: streams under /live/ natively, every other page as the WSGI application in a pool of threads."""

from typing import Any, cast

from kb_site.entry import or_leave, settings_or_leave

settings_or_leave("kb_site.settings.production")

from a2wsgi import WSGIMiddleware
from django.core.asgi import get_asgi_application

from kb_site.asgi_types import Receive, Scope, Send
from kb_site.settings import env
from kb_site.wsgi import application as pages

STREAMS = "/live/"

with or_leave():
    threads = env.number("LOTSE_THREADS", default=8, least=1, most=1_000)
streams = get_asgi_application()
# Pages by WSGI cost a third less than through Django's own ASGI handler (docs/decisions).
threaded_pages: Any = WSGIMiddleware(cast(Any, pages), workers=threads)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Send each request to the half that serves it."""
    if scope["type"] == "http" and scope["path"].startswith(STREAMS):
        await streams(scope, receive, send)
    else:
        await threaded_pages(scope, receive, send)

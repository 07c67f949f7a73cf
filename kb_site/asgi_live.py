"""Production's small process for streams: /live/ and its own health, nothing else; pages are gunicorn's."""

from kb_site.entry import settings_or_leave

settings_or_leave("kb_site.settings.production")

from django.core.asgi import get_asgi_application

from kb_site.asgi_types import Receive, Scope, Send

SERVED = ("/live/", "/healthz")

streams = get_asgi_application()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Streams and health; any other address was sent here by mistake and is not found."""
    if scope["type"] == "http" and scope["path"].startswith(SERVED):
        await streams(scope, receive, send)
    elif scope["type"] == "http":
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": b"Only /live/ is served here.\n"})

"""The stream itself: server-sent events, replayed from `Last-Event-ID`, closed when the listener may no longer listen."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_GET

from live.channels import Channel, Event, channel_of
from live.hub import hub, in_thread

KEY = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
BATCH = 100
# A comment line this often keeps proxies from closing a quiet stream; the right to listen is asked again as often.
HEARTBEAT = 15.0
# Then the browser comes back by itself, with its last id: no stream holds a process for ever.
LONGEST = 600.0
RETRY = "retry: 2000\n\n"


@require_GET
async def stream(request: HttpRequest, name: str, key: str) -> HttpResponse | StreamingHttpResponse:
    """Everything new in one key of a channel. 403 for whoever may not listen, and the same for what does not exist."""
    channel = channel_of(name)
    if channel is None or not KEY.match(key):
        return HttpResponse(status=403)
    if await in_thread(_listener, request, channel, key) is None:
        return HttpResponse(status=403)
    response = StreamingHttpResponse(_events(request, channel, key), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # nginx would keep the events until the buffer is full
    return response


def _listener(request: HttpRequest, channel: Channel, key: str) -> Any:
    """The person behind the request if they may listen now, else None; session and rights are read afresh each time."""
    store = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    request.session = store(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    user = get_user(request)
    return user if channel.may_listen(user, key) else None


def _last_id(request: HttpRequest) -> int:
    text = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


async def _events(request: HttpRequest, channel: Channel, key: str) -> AsyncIterator[str]:
    last_id = _last_id(request)
    listener = known = await in_thread(_listener, request, channel, key)
    until = time.monotonic() + LONGEST
    ask_at = time.monotonic()
    standing: dict[str, int] = {}
    yield RETRY
    async with hub().listening(channel.name, key) as bell:
        try:
            while listener and time.monotonic() < until:
                bell.clear()
                if time.monotonic() >= ask_at:
                    ask_at = time.monotonic() + HEARTBEAT
                    await in_thread(partial(channel.present, listener, key, here=True))
                    yield ": still here\n\n"
                events, now_standing = await in_thread(_news, channel, key, last_id, listener)
                for event in events:
                    last_id = event.id
                    yield _written(event)
                if now_standing != standing:
                    standing = now_standing
                    yield f"event: standing\ndata: {json.dumps(standing)}\n\n"
                if len(events) < BATCH:
                    await _rung(bell, ask_at - time.monotonic())
                if time.monotonic() >= ask_at:
                    listener = await in_thread(_listener, request, channel, key)
            if not listener:
                yield "event: closed\ndata: {}\n\n"
        finally:
            if known:
                await asyncio.shield(in_thread(partial(channel.present, known, key, here=False)))


def _news(channel: Channel, key: str, last_id: int, listener: Any) -> tuple[Sequence[Event], dict[str, int]]:
    """What came after ``last_id``, and where things stand now."""
    return channel.events_after(key, last_id, listener, BATCH), dict(channel.standing(key, listener))


async def _rung(bell: asyncio.Event, patience: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(bell.wait(), max(patience, 0))


def _written(event: Event) -> str:
    # json.dumps leaves no line break in the text, which would end the field.
    return f"id: {event.id}\nevent: {event.name}\ndata: {json.dumps(dict(event.data))}\n\n"

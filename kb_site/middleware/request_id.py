"""Gives each request an id that stands in every log line it causes and in the answer's X-Request-ID, and logs its end."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseBase

log = structlog.get_logger(__name__)

GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}\Z")


class RequestIdMiddleware:
    """A proxy's own id is kept when it looks like one. What people search for stays out of the log: no query, no address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if GIVEN.match(given) else uuid.uuid4().hex
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id, path=request.path):
            response = self.get_response(request)
            milliseconds = round((time.perf_counter() - began) * 1000, 1)
            log.info("request", method=request.method, status=response.status_code, ms=milliseconds)
        response["X-Request-ID"] = request_id
        return response

"""/healthz: alive, ready, and how long the outboxes have been waiting."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from news import queries as news


def live(request: HttpRequest) -> JsonResponse:
    """200 as long as this process answers."""
    return JsonResponse({"status": "live"})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, 503 otherwise; the lags are seconds the oldest row waits."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        report = {"status": "ready", "lag": {"news": round(news.lag(), 1)}}
    except DatabaseError:
        return JsonResponse({"status": "database unreachable"}, status=503)
    return JsonResponse(report)

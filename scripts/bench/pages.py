"""Run inside a stack: what a page costs (CPU of one process), as a multiple of a bare Django view in the same process."""

import json
import time
from collections.abc import Callable
from statistics import median

import django
from django.http import HttpRequest, HttpResponse

ROUNDS, EACH = 7, 20


def bare(request: HttpRequest) -> HttpResponse:
    """The yardstick: a view behind no middleware that says hello."""
    return HttpResponse(b"hello")


def main() -> None:
    """Print milliseconds of the yardstick and of each page, and their ratio, as JSON."""
    django.setup()
    from django.core.handlers.base import BaseHandler
    from django.test import Client, RequestFactory

    client = Client(SERVER_NAME="127.0.0.1")
    paths = addresses()
    factory = RequestFactory()

    def page(path: str) -> Callable[[], object]:
        def ask() -> None:
            status = client.get(path).status_code
            if status != 200:
                raise RuntimeError(f"{path} answered {status}")

        return ask

    handler = BaseHandler()
    handler._view_middleware, handler._template_response_middleware, handler._exception_middleware = [], [], []

    def hello() -> None:
        from django.urls import set_urlconf

        request = factory.get("/")
        request.urlconf = "scripts.bench.pages"  # type: ignore[attr-defined]  # Django's own way to serve other addresses
        handler._get_response(request)
        set_urlconf(None)

    yardstick = cost(hello)
    found = {name: cost(page(path)) for name, path in paths.items()}
    rows = {name: {"ms": round(spent, 2), "ratio": round(spent / yardstick, 1)} for name, spent in found.items()}
    print(json.dumps({"yardstick_ms": round(yardstick, 3), "pages": rows}))


def addresses() -> dict[str, str]:
    """The main pages of what lies in this database."""
    from django.contrib.auth.models import AnonymousUser
    from django.urls import reverse

    from articles.queries import index_of_sections
    from forum.queries import Sift, questions_page

    visitor = AnonymousUser()
    found = {"home": "/en/", "boards": "/en/questions/", "results": "/en/search/?q=rain+gauge"}
    for section in index_of_sections(language="en", user=visitor):
        for article in section.articles:
            found.setdefault("article", article.url)
    rows = questions_page(user=visitor, sift=Sift(tab="solved")).rows
    if rows:
        found["thread"] = reverse("forum:thread", args=[rows[0].id, rows[0].slug])
    return found


def cost(action: Callable[[], object]) -> float:
    """Milliseconds of CPU a call takes, warm: the median of some rounds."""
    for _ in range(EACH):
        action()
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(EACH):
            action()
        rounds.append((time.process_time() - began) / EACH * 1_000)
    return median(rounds)


if __name__ == "__main__":
    main()
else:
    from django.urls import path

    urlpatterns = [path("", bare)]

"""Run inside a stack: what a page costs (CPU of one process), as a multiple of a bare Django view in the same process."""

import json
import time
from collections.abc import Callable
from statistics import median

import django
from django.http import HttpRequest, HttpResponse
from django.urls import path as url

ROUNDS, EACH = 7, 20


def bare(request: HttpRequest) -> HttpResponse:
    """The yardstick: a view behind no middleware that says hello."""
    return HttpResponse(b"hello")


def main() -> None:
    """Print milliseconds of the yardstick and of each page, and their ratio, as JSON."""
    django.setup()
    from django.test import Client

    paths = addresses()

    def page(path: str) -> Callable[[], object]:
        client = Client(SERVER_NAME="127.0.0.1")

        def ask() -> None:
            status = client.get(path).status_code
            if status != 200:
                raise RuntimeError(f"{path} answered {status}")

        return ask

    bare_page = yardstick()
    found = {name: cost(page(path)) for name, path in paths.items()}
    rows = {name: {"ms": round(spent, 2), "ratio": round(spent / bare_page, 1)} for name, spent in found.items()}
    print(json.dumps({"yardstick_ms": round(bare_page, 3), "pages": rows}))


def yardstick() -> float:
    """Milliseconds of CPU the bare view takes, asked by the same client, whose own work is in every figure."""
    from django.test import Client
    from django.test.utils import override_settings

    client = Client(SERVER_NAME="127.0.0.1")
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF="scripts.bench.pages"):
        return cost(lambda: client.get("/"))


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


def cost(action: Callable[[], object], spent: Callable[[], float] = time.process_time) -> float:
    """Milliseconds of CPU a call takes, warm: the median of some rounds. ``spent``: seconds that were used so far."""
    for _ in range(EACH):
        action()
    rounds = []
    for _ in range(ROUNDS):
        began = spent()
        for _ in range(EACH):
            action()
        rounds.append((spent() - began) / EACH * 1_000)
    return median(rounds)


urlpatterns = [url("", bare)]

if __name__ == "__main__":
    main()

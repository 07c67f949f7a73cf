"""Run inside a house that `fill` has filled: what finding costs there, by words alone and by meaning too; prints it as JSON.

CPU is that of this process, which answers the requests, and of the search server where there is one.
"""

import argparse
import json
import random
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Any

import django

from scripts.bench.load_set import short_queries, titles
from scripts.bench.pages import cost, yardstick

SEED = 1
READ = 500
"""Documents that are read at once to be given vectors."""
ARTICLES_OF_REAL = 10
"""One of so many texts with a real vector is an article: they are longer."""
WARM = 300
"""Requests before anything is measured: a search server compiles what it does often while it does it."""


def main() -> None:
    """Build and ask twice: without meaning, then with it."""
    asked = _asked()
    django.setup()
    from django.test.utils import override_settings

    from search import meaning

    with override_settings(SEARCH_MEANING=False):
        found: dict[str, Any] = {"yardstick_ms": yardstick(), "words": {**build(), **costs()}}
    if asked.real:
        meaning.forget()
        found["vectors"] = give_vectors(asked.real)
        found["meaning"] = {**build(), **costs()}
    print(json.dumps(found))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", type=int, default=0, help="texts with a vector of their own; 0: words alone")
    return parser.parse_args()


def build() -> dict[str, float]:
    """A whole index, from the database; documents a second."""
    from search.actions.rebuild import begin_rebuild, step_rebuild

    began, progress = time.monotonic(), None
    begin_rebuild(again=True)
    while (progress := step_rebuild()) and not progress.finished:
        _say(f"indexed {progress.written:,} of {progress.total:,}")
    seconds = time.monotonic() - began
    while is_merging():
        time.sleep(1)
    return {
        "documents": progress.written if progress else 0,
        "documents_a_second": progress.written / seconds if progress else 0,
    }


def give_vectors(real: int) -> dict[str, float]:
    """Vectors for all texts: real ones for some questions and articles, for the others random directions, the same ones again
    with the same seed; texts a second for which they are real.
    """
    from search.actions.embed import keep_vectors
    from search.contract import sources
    from search.known import missing, vector_of
    from search.loading import load
    from search.meaning import DIMENSIONS
    from search.pieces import pieces_of

    dice, seconds, done = random.Random(SEED), 0.0, 0  # noqa: S311  # nothing secret
    wanted = {"article": real // ARTICLES_OF_REAL, "thread": real - real // ARTICLES_OF_REAL}
    for kind, source in sources().items():
        ids = list(source.findable().order_by("pk").values_list("pk", flat=True))
        left = wanted.get(kind, 0)
        for start in range(0, len(ids), READ):
            vectors: dict[str, bytes] = {}
            for entry in load(kind, ids[start : start + READ]).entries:
                pieces = pieces_of(entry)
                if left > 0:
                    began = time.process_time()
                    vectors |= {piece.digest: vector_of(piece) for piece in missing(pieces)}
                    seconds, done, left = seconds + time.process_time() - began, done + 1, left - 1
                else:
                    vectors |= {piece.digest: dice.randbytes(DIMENSIONS) for piece in pieces}
            keep_vectors(vectors)
            _say(f"vectors: {kind} {start + READ:,} of {len(ids):,}")
    return {"real": done, "documents_a_second": done / seconds if seconds else 0}


def costs() -> dict[str, Any]:
    """Milliseconds of CPU a request takes, each for words nobody asked before: the median of some rounds."""
    from django.test import Client
    from django.utils.http import urlencode

    client = Client(SERVER_NAME="127.0.0.1", headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
    dice = random.Random(SEED)  # noqa: S311  # as above
    queries, sentences = short_queries(), titles()
    dice.shuffle(queries)

    def ask(path: str, **said: str) -> None:
        answer = client.get(f"{path}?{urlencode(said)}")
        if answer.status_code != 200 or "no-store" in answer.get("Cache-Control", ""):
            raise RuntimeError(f"{path} {said} answered {answer.status_code}")

    for words in queries[-WARM:]:
        ask("/en/search/", q=words)
    return {
        "results": _cost(lambda words: ask("/en/search/", q=words), queries),
        "suggestion": _cost(lambda words: ask("/en/search/suggestions/", part="list", title=words), sentences),
        "completion": _cost(lambda words: ask("/en/search/completions/", q=words[:6]), queries[1_000:]),
    }


def _cost(ask: Callable[[str], None], texts: Sequence[str]) -> float:
    following = cycle(texts)
    return cost(lambda: ask(next(following)), lambda: time.process_time() + server_seconds())


def server_seconds() -> float:
    """Seconds of CPU the search server has used; 0 where the engine is part of this process."""
    return float(sum(node["process"]["cpu"]["total_in_millis"] for node in _nodes())) / 1_000


def is_merging() -> bool:
    """Whether the search server still puts an index together: that is no part of what a request costs."""
    return any(node["indices"]["merges"]["current"] for node in _nodes())


def _nodes() -> Sequence[dict[str, Any]]:
    """What the nodes of the search server say of themselves; none where the engine is part of this process."""
    from django.conf import settings

    if settings.SEARCH_ENGINE != "elasticsearch":
        return ()
    address = f"{settings.ELASTICSEARCH_URL.split()[0]}/_nodes/stats/process,indices"
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  # ours
        return list(json.load(answer)["nodes"].values())


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

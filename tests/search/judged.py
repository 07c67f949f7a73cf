"""A small judged set of our own, as files in a folder."""

import json

CORPUS = [
    {"_id": "gauge", "title": "Empty the rain gauge", "text": "Lift the funnel and free the bucket."},
    {"_id": "hub", "title": "The hub loses the network", "text": "Move it closer to the router."},
    {"_id": "far", "title": "Which router suits the hub", "text": "Behind thick walls it loses the network."},
    {"_id": "wind", "title": "The anemometer stands still", "text": "Free the cups from leaves."},
]
QUERIES = [
    {"_id": "a", "text": "free the bucket of the funnel"},
    {"_id": "b", "text": "The hub loses the network", "exclude": "hub"},
    {"_id": "c", "text": "snow"},
    {"_id": "d", "text": "only itself is right for it", "exclude": "wind"},
]
QRELS = ["a\tgauge\t1", "a\twind\t0", "b\thub\t1", "b\tfar\t2", "c\twind\t1", "d\twind\t1"]
HEADER = "query-id\tcorpus-id\tscore"
META = '{"language": "en"}'
FILES = ("corpus.jsonl", "queries.jsonl", "qrels.tsv", "meta.json")


def lines(rows):
    """JSON lines; what is no row is a line as it stands."""
    return [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]


def write(place, *, corpus=CORPUS, queries=QUERIES, qrels=QRELS, meta=META, header=HEADER, begin="", end="\n"):
    """The folder of a set; each file begins with ``begin`` and its lines end with ``end``."""
    place.mkdir(exist_ok=True)
    told = [lines(corpus), lines(queries), [header, *qrels] if header else qrels, [meta]]
    for name, rows in zip(FILES, told, strict=True):
        (place / name).write_bytes((begin + "".join(f"{row}{end}" for row in rows)).encode())
    return place

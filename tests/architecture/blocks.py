"""Names that one block of a template gives and another block wants: Django forgets them at the end of the first."""

import re
from collections.abc import Iterator

from tests.architecture.source import Source

BLOCK = re.compile(r"\{%\s*block (\w+)\s*%\}(.*?)\{%\s*endblock\b", re.DOTALL)
GIVEN = re.compile(r"\bas(?:var)? (\w+)\s*%\}")


def forgotten_names(source: Source) -> Iterator[str]:
    """Names a block uses that only another block of the template has given: they are empty there."""
    given = {name: set(GIVEN.findall(text)) for name, text in BLOCK.findall(source.text)}
    for name, text in BLOCK.findall(source.text):
        elsewhere = set().union(*(names for other, names in given.items() if other != name)) - given[name]
        for lost in sorted(elsewhere):
            if re.search(rf"\{{\{{\s*{lost}\b|\{{%[^%\"]*[ =]{lost}\b(?![=.:(])", text):
                yield f"{source.path}: block {name} knows no {lost!r}; another block gave it"

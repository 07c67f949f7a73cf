"""Pages of search."""

from tests.pages.examples import Example

EXAMPLES = {
    "search:results": Example(query="?q=E-1042"),
    "search:results#empty": Example(),
    "search:results#nothing": Example(query="?q=xylophon"),
    "search:clicked": Example(unwalked="a beacon, answered with nothing"),
    "search:suggestions": Example(unwalked="a part of the ask page"),
}

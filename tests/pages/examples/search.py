"""Pages of search."""

from collections.abc import Callable

from tests.pages.examples import Example
from tests.pages.world import World


def found(query: str, *, away: bool = False) -> Callable[[World, str], str]:
    """The address of results, once there is something to find, or while the engine is ``away``."""

    def address(world: World, language: str) -> str:
        world.search(away=away)
        return f"/{language}/search/{query}"

    return address


def suggested(world: World, language: str) -> str:
    """What may answer a question already, each in its language."""
    world.search()
    return f"/{language}/search/suggestions/?title=Rain+gauge+reads+zero+E-1042+Regenmesser+zeigt+null"


def solving(world: World, language: str) -> str:
    """The page that asks whether a thread solved it."""
    return f"/{language}/search/solved/?hit=thread:{world.threads[language].pk}&words=Why+is+that"


EXAMPLES = {
    "search:results": Example(address=found("?q=E-1042")),
    "search:results#words": Example(address=found("?q=rain+gauge+Regenmesser&sort=newest")),
    "search:results#narrowed": Example(
        address=found("?q=E-1042&state=solved&tag=e-1042&language=de&language=en&time=month&sort=voted")
    ),
    "search:results#narrowed-to-nothing": Example(address=found("?q=E-1042&state=closed&time=year")),
    "search:results#reasons": Example(address=found("?q=E-1042"), who="agent"),
    "search:results#empty": Example(address=found("")),
    "search:results#nothing": Example(address=found("?q=xylophon")),
    "search:results#nearest": Example(address=found("?q=xylophon+E-1043+Regenmesser")),
    "search:results#away": Example(address=found("?q=E-1042", away=True)),
    "search:clicked": Example(unwalked="a beacon, answered with nothing"),
    "search:completions": Example(unwalked="a part of every search field"),
    "search:solved": Example(address=solving, kept=False),
    "search:suggestions": Example(address=suggested, kept=False),
    "search:suggestions#empty": Example(kept=False),
}

"""Asking the engine: the one place where people's questions reach it, behind the breaker."""

from collections.abc import Collection, Mapping

import structlog

from search import spelling
from search.engines import EngineAway, Found, NoIndex, Query, QueryRefused, engine
from search.patience import must_have_time
from servers.breaker import Breaker

log = structlog.get_logger(__name__)

# The engine away or hanging: one page finds out, the others use the database meanwhile.
reading = Breaker(first=5.0, longest=30.0, away=EngineAway)


def ask(query: Query) -> Found:
    """What the engine found. EngineAway, at once while it rests after a failure; OutOfTime."""
    must_have_time()
    with reading.guard():
        try:
            return engine().search(query)
        except QueryRefused:
            # Nobody's words may take the search away from everybody else; that it happened must be seen.
            log.exception("query_refused")
            return Found()
        except NoIndex:
            log.info("no_index_yet")
            raise
        except EngineAway as error:
            log.warning("engine_away", error=str(error)[:300])
            raise


def spelled(text: str, known: Collection[str], choose: spelling.Choose) -> str:
    """``text`` with what is probably misspelled corrected by words that ``choose`` tells, ``known`` forms aside. EngineAway, at
    once while it rests after a failure; OutOfTime.
    """
    with reading.guard():
        return spelling.corrected(text, engine(), known, choose)


def slips(text: str, known: Collection[str], choose: spelling.Choose) -> Mapping[str, str]:
    """The words of ``text`` with a slip (`spelling.slips`), and what was meant, as above. EngineAway, OutOfTime."""
    with reading.guard():
        return spelling.slips(text, engine(), known, choose)

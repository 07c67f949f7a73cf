"""The nearest hundred of what somebody may find: what is gone, for others or ruled out takes no place from it, on every engine."""

from dataclasses import replace

import numpy as np
import pytest

from search.engines import LIVE, NEXT
from search.fusion import DEPTH
from search.meaning import DIMENSIONS
from search.vectors import packed
from tests.search.entries import entry, query

NEAR, FAR = range(1, 301), range(301, 601)
WANTED = np.random.default_rng(0).normal(size=DIMENSIONS)


def vector(place):
    """The greater the place, the farther from where everybody looks."""
    away = np.random.default_rng(place).normal(size=DIMENSIONS)
    return packed(np.asarray(WANTED + away * place / 400, dtype=np.float32))


def write(engine, pks, *, title="Hub", stamp=1, slot=LIVE, **fields):
    """Documents at the places of their numbers."""
    vectors = {f"note:{pk}": (vector(pk),) for pk in pks}
    engine.write([entry(pk, title, **fields) for pk in pks], vectors=vectors, stamp=stamp, slot=slot)


def found(engine, text="nothing of these words", **fields):
    """How many are found by their meaning, whatever their words, and the least of their numbers."""
    asked = replace(query(text), near=vector(0), beyond=True, limit=3 * DEPTH, **fields)
    near = [match.id for match in engine.search(asked).matches if match.why and match.why.near is not None]
    return len(near), min(near, default=None)


@pytest.fixture
def spread(engine):
    """Three hundred documents nearby and three hundred farther away, these in words that are theirs."""
    write(engine, NEAR, title="Wind gauge")
    write(engine, FAR, title="Rain gauge")
    return engine


def test_what_is_gone_takes_no_place(spread):
    spread.tend()
    spread.write((), gone=[f"note:{pk}" for pk in NEAR], stamp=2)
    assert found(spread) == (DEPTH, FAR[0])


def test_what_is_for_others_takes_no_place(engine):
    write(engine, NEAR, audience="agents")
    write(engine, FAR)
    assert found(engine) == (DEPTH, FAR[0])
    assert found(engine, audiences=("public", "agents")) == (DEPTH, NEAR[0])


def test_what_became_for_others_takes_no_place(spread):
    write(spread, NEAR, audience="agents", stamp=2)
    assert found(spread) == (DEPTH, FAR[0])


@pytest.mark.parametrize("text", ['"rain gauge"', "pump -wind"])
def test_what_lacks_the_phrase_or_says_what_must_not_be_there_takes_no_place(spread, text):
    assert found(spread, text) == (DEPTH, FAR[0])


def test_what_is_not_asked_for_takes_no_place_and_what_is_filtered_away_does(engine):
    write(engine, NEAR, state="open")
    write(engine, FAR, state="solved")
    assert found(engine, only={"state": ("solved",)}) == (DEPTH, FAR[0])
    assert found(engine, filters={"state": ("solved",)}) == (0, None)


def test_few_that_may_be_found_are_all_found(engine):
    write(engine, NEAR, audience="agents")
    write(engine, FAR[:7])
    assert found(engine) == (7, FAR[0])


def test_what_is_in_a_new_index_is_near_from_the_moment_it_is_live(spread):
    spread.begin()
    write(spread, FAR, slot=NEXT)
    spread.write((), gone=[f"note:{pk}" for pk in FAR[:10]], stamp=2, slot=NEXT)
    assert found(spread) == (DEPTH, NEAR[0])
    spread.swap()
    assert found(spread) == (DEPTH, FAR[10])

"""The words an embedded index is asked for when somebody mistypes: kept for a while, and never for longer."""

import pytest

from search.engines.tantivy.vocabulary import KEPT, Vocabulary
from tests.search.conftest import made, ready
from tests.search.entries import entry


@pytest.fixture
def engine(tmp_path):
    with made("tantivy", tmp_path) as engine:
        ready(engine).write([entry(1, "Barometer")], stamp=1)
        yield engine


class Clock:
    """Goes on when it is told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def similar(engine, clock):
    """Asks for words like one, as a page does: of the newest state of the index."""
    vocabulary = Vocabulary(clock)

    def ask(word, mistakes=2):
        opened = engine._opened_in("live")
        return dict(vocabulary.similar(opened.index.searcher(), opened.seen, word, mistakes))

    return ask


def test_a_word_that_came_since_is_known_after_a_minute(engine, clock, similar):
    assert similar("barometr") == {"barometer": 1}
    engine.write([entry(2, "Barometers")], stamp=2)
    clock.now += KEPT - 1
    assert similar("barometr") == {"barometer": 1}
    clock.now += 2
    assert similar("barometr") == {"barometer": 1, "barometers": 1}


def test_a_beginning_that_no_word_has_is_not_kept(similar):
    assert similar("xylophne") == {}
    assert similar("ﬀ") == {}
    assert similar("abrometer") == {"barometer": 1}, "the second letter was taken for the first"
    assert similar("zarometer") == {"barometer": 1}, "any first letter may be wrong"

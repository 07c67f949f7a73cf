"""Things to be related: an article and threads about rain gauges, and some about something else."""

import uuid

import pytest

from forum import actions
from search import engines
from tests.factories.articles import make_article, make_section
from tests.factories.forum import make_answer, make_board, make_thread
from tests.search.conftest import ENGINES
from tests.search.worker import settle


@pytest.fixture(params=ENGINES)
def house(request, settings, tmp_path):
    """The engine of this installation, new and without an index, with all there is to find."""
    settings.SEARCH_ENGINE = request.param
    settings.SEARCH_FOLDER = tmp_path / "search"
    settings.SEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    settle()
    yield engines.engine()
    engines.engine().discard()


@pytest.fixture
def board(db):
    return make_board()


@pytest.fixture
def section(db):
    return make_section(title="Sensors and care")


@pytest.fixture
def solved(board, helper):
    """Makes a solved thread."""

    def make(title, solution="Lift the funnel and free the bucket with a brush.", **fields):
        thread = make_thread(board=board, title=title, **fields)
        answer = make_answer(thread, by=helper, body=solution)
        actions.accept_answer(by=thread.author, answer_id=answer.pk)
        return thread

    return make


@pytest.fixture
def gauges(section, solved):
    """An article and two solved threads about rain gauges, and one of each about something else."""
    article = make_article(section, title="Clean the rain gauge", summary="The gauge needs a brush.")
    first, second = solved("The rain gauge shows zero"), solved("My rain gauge shows too little")
    make_article(make_section(), title="House rules", summary="Be kind.", blocks=())
    solved("Anemometer squeaks", body="It squeaks in every storm, day and night.")
    return article, first, second

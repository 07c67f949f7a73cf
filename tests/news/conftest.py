"""A headline for the tests, and ears that are taken off again."""

import pytest

from news import announce as door
from news.announce import Headline

HAPPENED = Headline("news.test_happened", "thing")


@pytest.fixture
def ears():
    """Signs receivers up for HAPPENED under a name; they are gone after the test."""

    def listen(name, receiver):
        door._receivers[HAPPENED.name][name] = receiver
        return receiver

    yield listen
    door._receivers.pop(HAPPENED.name, None)

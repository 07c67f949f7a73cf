"""The people of a thread, and the news told while a test runs."""

import pytest

from forum import actions
from news import announce
from tests.factories.forum import make_answer, make_board, make_member, make_thread


@pytest.fixture
def board(db):
    return make_board()


@pytest.fixture
def stranger(db):
    return make_member("stranger")


@pytest.fixture
def thread(asker, board):
    return make_thread(by=asker, board=board, tags=["rain gauge"])


@pytest.fixture
def answer(thread, helper):
    return make_answer(thread, by=helper)


@pytest.fixture
def told(monkeypatch):
    """Names and ids of the news announced from now on, in order, whoever hears them."""
    heard = []
    real = announce.announce

    def listen(headline, **ids):
        heard.append((headline.name.removeprefix("forum."), ids))
        real(headline, **ids)

    import sys

    for name, module in list(sys.modules.items()):
        if name.startswith("forum.actions") and hasattr(module, "announce"):
            monkeypatch.setattr(module, "announce", listen)
    return heard


@pytest.fixture
def heard(django_capture_on_commit_callbacks):
    """A block: what is announced inside reaches everybody at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def follower(thread):
    """Follows the thread."""
    member = make_member("follower")
    actions.follow_thread(by=member, thread_id=thread.pk)
    return member

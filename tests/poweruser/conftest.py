"""A question with an answer, and a way to let the news be heard."""

import pytest

from tests.factories.forum import make_answer, make_member, make_thread


@pytest.fixture
def thread(asker):
    return make_thread(by=asker)


@pytest.fixture
def answer(thread, helper):
    return make_answer(thread, by=helper)


@pytest.fixture
def critic(db):
    """May vote down."""
    return make_member("critic", "forum.vote_down")


@pytest.fixture
def heard(django_capture_on_commit_callbacks):
    """A block: what is announced inside reaches its receivers at the end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)

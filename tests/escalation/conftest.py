"""A desk with somebody on duty, a thread, and its conversation."""

import pytest
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.core.asgi import get_asgi_application

from escalation import actions
from tests.factories.accounts import AgentFactory
from tests.factories.escalation import make_waiting
from tests.factories.forum import make_board, make_thread
from tests.serving import served


@pytest.fixture
def board(db):
    return make_board()


@pytest.fixture
def thread(asker, board):
    return make_thread(by=asker, board=board)


@pytest.fixture
def on_duty(agent):
    """The agent's console is open, so that the desk is open whatever the clock says."""
    actions.show_presence(by=agent)
    return agent


@pytest.fixture
def colleague(db):
    return AgentFactory(handle="colleague", name="Cleo Colleague")


@pytest.fixture
def waiting(thread, on_duty):
    return make_waiting(thread)


@pytest.fixture
def claimed(waiting, on_duty):
    return actions.claim(by=on_duty, conversation_id=waiting.pk)


@pytest.fixture
def origin(transactional_db):
    """Pages and streams from one uvicorn, as `make run` has it."""
    with served(ASGIStaticFilesHandler(get_asgi_application())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def desk(as_user, on_duty):
    return as_user(on_duty)


@pytest.fixture
def talked(claimed, on_duty, asker):
    """The agent and the customer have each said one thing."""
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Lift the **funnel**.")
    actions.send_message(by=asker, conversation_id=claimed.pk, body="It works again.")
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="A note", note=True)
    return claimed

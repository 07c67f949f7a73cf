"""A draft goes when its form has arrived, and only then."""

from uuid import uuid4

import pytest

from tests.factories.forum import make_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    return {
        "title": "The hub hums at night",
        "body": "Between two and a quarter past it hums a tune.",
        "board": make_board().pk,
        "language": "en",
        "key": str(uuid4()),
    }


def test_the_key_of_a_form_that_was_taken_comes_back(asker, as_user, question):
    response = as_user(asker).post("/en/questions/ask/", question)
    assert response.cookies["arrived"].value == question["key"]


def test_a_form_that_was_refused_has_not_arrived(asker, as_user, question):
    response = as_user(asker).post("/en/questions/ask/", {**question, "title": "short"})
    assert response.status_code == 422
    assert "arrived" not in response.cookies


def test_a_form_that_led_to_the_sign_in_has_not_arrived(visitor, question):
    response = visitor.post("/en/questions/ask/", question)
    assert response.status_code == 302
    assert "arrived" not in response.cookies

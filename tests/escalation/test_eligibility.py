"""When a thread may be handed over, in the words a customer reads."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from escalation.rules import A_DAY, Situation, estimate_seconds, is_open, may_hand_over, next_opening

TUESDAY_NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
TUESDAY_NIGHT = datetime(2026, 11, 17, 22, 0, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def situation(**changes):
    usual = {
        "is_asker": True,
        "private": False,
        "closed_to_all": False,
        "answer_count": 0,
        "asked_at": TUESDAY_NIGHT - timedelta(hours=1),
        "on_duty": 0,
        "running": False,
        "opened_today": 0,
    }
    return Situation(**{**usual, **changes})


def test_the_asker_may_hand_over_within_the_opening_hours_or_while_somebody_is_on_duty():
    assert may_hand_over(situation(), now=TUESDAY_NOON)
    assert may_hand_over(situation(on_duty=1), now=TUESDAY_NIGHT)
    assert not may_hand_over(situation(), now=TUESDAY_NIGHT)


def test_an_unanswered_question_may_be_handed_over_after_a_day_at_any_time():
    asked = TUESDAY_NIGHT - timedelta(hours=24)
    assert may_hand_over(situation(asked_at=asked), now=TUESDAY_NIGHT)
    assert not may_hand_over(situation(asked_at=asked, answer_count=1), now=TUESDAY_NIGHT)
    assert not may_hand_over(situation(asked_at=asked + timedelta(minutes=1)), now=TUESDAY_NIGHT)


def test_a_private_thread_may_always_be_handed_over_for_nobody_else_can_answer_it():
    assert may_hand_over(situation(private=True), now=TUESDAY_NIGHT)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"is_asker": False}, "Only who asked the question can hand it over."),
        ({"running": True}, "already open"),
        ({"closed_to_all": True}, "can no longer be handed over"),
        ({"opened_today": A_DAY}, "5 conversations today"),
    ],
)
def test_every_other_no_says_what_to_do(change, words):
    refused = may_hand_over(situation(on_duty=1, **change), now=TUESDAY_NOON)
    assert not refused
    assert words in refused.words


def test_when_it_opens_is_told_in_words():
    refused = may_hand_over(situation(), now=TUESDAY_NIGHT)
    assert "Wednesday" in refused.words
    assert "24 h unanswered" in refused.words
    assert refused.opens_at == datetime(2026, 11, 18, 8, 0, tzinfo=UTC)


def test_when_it_opens_is_told_in_german_words():
    with translation.override("de"):
        refused = may_hand_over(situation(answer_count=2), now=SUNDAY)
    assert "Montag" in refused.words


def test_the_desk_opens_next_on_the_day_after_a_closed_one():
    assert not is_open(SUNDAY)
    assert next_opening(SUNDAY) == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    assert next_opening(TUESDAY_NOON) == TUESDAY_NOON


def test_the_estimate_grows_with_those_before_and_shrinks_with_those_on_duty():
    few = estimate_seconds(before=1, on_duty=1, lately=[])
    many = estimate_seconds(before=6, on_duty=1, lately=[])
    shared = estimate_seconds(before=6, on_duty=3, lately=[])
    assert few < shared < many


def test_the_estimate_is_never_shorter_than_what_people_waited_lately():
    assert estimate_seconds(before=0, on_duty=3, lately=[500, 600, 700]) == 600

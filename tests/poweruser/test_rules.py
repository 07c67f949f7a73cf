"""What is owed for which merit, and which total brings what."""

import pytest

from forum.queries.merits import Merit
from poweruser import rules

ASKER, HELPER, CRITIC = 1, 2, 3


def merit(**changes):
    given = {
        "kind": "answer",
        "post_id": 7,
        "thread_id": 5,
        "author": HELPER,
        "asker": ASKER,
        "ups": 0,
        "downs": 0,
        "down_voters": (),
        "accepted": False,
        "counts": True,
    }
    return Merit(**(given | changes))


def test_an_accepted_answer_is_owed_to_its_author_and_a_little_to_the_asker():
    assert rules.owed(merit(accepted=True)) == {(HELPER, "answer_accepted"): 15, (ASKER, "accepted_answer"): 2}


def test_accepting_ones_own_answer_is_owed_nothing_though_votes_for_it_are():
    assert rules.owed(merit(accepted=True, author=ASKER, ups=1)) == {(ASKER, "answer_voted_up"): 10}


def test_votes_count_each_and_a_vote_down_costs_its_giver():
    assert rules.owed(merit(ups=3, downs=1, down_voters=(CRITIC,))) == {
        (HELPER, "answer_voted_up"): 30,
        (HELPER, "answer_voted_down"): -2,
        (CRITIC, "voted_down"): -1,
    }


def test_a_question_earns_less_and_voting_it_down_is_free():
    owed = rules.owed(merit(kind="question", author=ASKER, ups=2, downs=1, down_voters=()))
    assert owed == {(ASKER, "question_voted_up"): 10, (ASKER, "question_voted_down"): -2}


def test_what_is_hidden_or_gone_is_owed_nothing():
    assert rules.owed(merit(accepted=True, ups=9, counts=False)) == {}
    assert rules.owed(None) == {}


def test_a_former_members_answer_still_rewards_the_asker_who_chose_it():
    assert rules.owed(merit(author=None, accepted=True, ups=4)) == {(ASKER, "accepted_answer"): 2}


@pytest.mark.parametrize(("points", "stripes"), [(0, 0), (49, 0), (50, 1), (499, 1), (500, 2), (3_749, 3), (3_750, 4)])
def test_a_rank_begins_at_its_threshold(points, stripes):
    assert rules.rank_of(points).stripes == stripes


def test_the_next_privilege_is_the_cheapest_still_closed():
    assert rules.next_privilege(124).codename == "forum.vote_down"
    assert rules.next_privilege(125).codename == "forum.edit_others"
    assert rules.next_privilege(1_000_000) is None


def test_the_total_never_falls_below_nothing():
    assert [rules.total_of(balance) for balance in (-3, 0, 4)] == [0, 0, 4]

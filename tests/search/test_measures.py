"""Measures of a ranking, against numbers worked out by hand."""

import pytest

from search.judging.measures import MEASURES, averaged, measured


def test_they_are_those_one_works_out_by_hand():
    found = measured(["x", "a", "y", "b", *"01234567", "c"], {"a": 2, "b": 1, "c": 1})
    # Right at the ranks 2, 4 and 13.
    assert found["MAP"] == pytest.approx((1 / 2 + 2 / 4 + 3 / 13) / 3)
    assert (found["MRR"], found["MRR@10"], found["P@1"], found["P@5"]) == (0.5, 0.5, 0, 0.4)
    assert (found["R@10"], found["R@100"]) == (pytest.approx(2 / 3), 1)
    # Gains 2 and 1 at the ranks 2 and 4, where 2, 1, 1 at the first three would be best; logarithms to the base 2.
    assert found["nDCG@10"] == pytest.approx((2 / 1.58496 + 1 / 2.32193) / (2 + 1 / 1.58496 + 1 / 2), abs=1e-5)
    assert tuple(found) == MEASURES


def test_gains_count_as_they_are_and_those_that_were_not_found_are_missed():
    found = measured(["small", "large"], {"large": 3, "small": 1, "lost": 0.5})
    best = 3 + 1 / 1.58496 + 0.5 / 2
    assert found["nDCG@10"] == pytest.approx((1 + 3 / 1.58496) / best, abs=1e-5)
    assert found["MAP"] == pytest.approx(2 / 3)
    assert (found["P@1"], found["P@5"], found["R@100"]) == (1, 0.4, pytest.approx(2 / 3))


def test_everything_at_the_top_is_best_and_five_places_are_five_however_few_are_right():
    assert measured(["a", "b"], {"a": 1, "b": 1}) == {**dict.fromkeys(MEASURES, 1.0), "P@5": 0.4}


def test_of_more_right_ones_than_ten_the_best_ten_are_the_measure():
    right = dict.fromkeys("abcdefghijkl", 1)
    found = measured("abcdefghijkl", right)
    assert (found["nDCG@10"], found["R@10"], found["MAP"]) == (1, pytest.approx(10 / 12), pytest.approx(1))


@pytest.mark.parametrize(
    ("before", "mrr", "within_ten"), [(9, 1 / 10, 1 / 10), (10, 1 / 11, 0), (99, 1 / 100, 0), (100, 0, 0)]
)
def test_what_is_first_found_late_counts_as_far_as_the_measure_looks(before, mrr, within_ten):
    found = measured([*map(str, range(before)), "a"], {"a": 1})
    assert (found["MRR"], found["MAP"]) == (pytest.approx(mrr), pytest.approx(mrr))
    assert found["MRR@10"] == pytest.approx(within_ten)
    assert (found["R@10"], found["R@100"]) == (within_ten > 0, mrr > 0)
    assert (found["nDCG@10"] > 0) == (within_ten > 0)


def test_nothing_found_is_nothing():
    assert measured([], {"a": 1}) == dict.fromkeys(MEASURES, 0.0)


def test_the_mean_is_over_questions():
    rows = [measured(["a"], {"a": 1}), measured(["x"], {"a": 1}), measured(["x", "a"], {"a": 1})]
    assert averaged(rows)["P@1"] == pytest.approx(1 / 3)
    assert averaged(rows)["MRR"] == pytest.approx(1 / 2)

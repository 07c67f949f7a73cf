"""How words, meaning, codes and standing become one order, worked out by hand."""

import pytest

from search import ranking
from search.fusion import ANOTHER, CODE, DEPTH, SURE, WORDS, Candidate, freshness, ordered, rarity, scored

NOW = 1_800_000_000
YEAR = 365 * 24 * 3_600


def results(*candidates):
    return ordered(candidates, NOW).results


def test_without_a_model_words_alone_decide():
    few, many, most = (Candidate(pk, words, fits=True) for pk, words in ((1, 3.0), (2, 5.0), (3, 9.0)))
    assert results(few, most, many) == (3, 2, 1)


def test_words_and_meaning_are_measured_in_how_far_they_stand_out():
    # By words 1 and -1 deviations, by meaning -1 and 1: meaning counts more.
    scores = scored([Candidate(1, 8.0, 0.80, fits=True), Candidate(2, 4.0, 0.90)], NOW)
    assert scores[1].total == pytest.approx(0.35 - 0.65)
    assert scores[2].total == pytest.approx(0.65 - 0.35)


def test_words_count_less_where_no_document_has_enough_of_them():
    scores = scored([Candidate(1, 8.0, 0.80), Candidate(2, 4.0, 0.90)], NOW)
    assert scores[1].total == pytest.approx(0.2 - 0.8)
    assert scores[2].total == pytest.approx(0.8 - 0.2)


def test_what_is_not_among_the_nearest_counts_as_the_last_of_them():
    scores = scored([Candidate(1, 8.0, None, fits=True), Candidate(2, 4.0, 0.90), Candidate(3, 0.0, 0.80)], NOW)
    assert scores[1].meaning == scores[3].meaning == pytest.approx(-0.65)


def test_what_is_not_among_the_best_hundred_by_words_counts_as_the_last_of_them():
    hundred = [Candidate(pk, 1.0 + pk, fits=True) for pk in range(1, DEPTH + 1)]
    scores = scored([*hundred, Candidate(999, 0.0, 0.9), Candidate(998, 0.0, 0.8)], NOW)
    assert scores[999].words == scores[1].words


def test_what_alone_has_a_word_stands_before_what_is_only_a_little_nearer():
    near = [Candidate(pk, 0.0, 0.80 + pk / 2_000) for pk in range(2, 60)]
    assert results(Candidate(1, 2.0, 0.80, fits=True), *near) == (1,)


def test_the_less_of_two_that_share_words_is_more_than_none():
    found = [Candidate(1, 4.0, 0.80, fits=True), Candidate(2, 2.0, 0.80), Candidate(3, 0.0, 0.80)]
    scores = scored(found, NOW)
    assert scores[1].words > scores[2].words > scores[3].words


def test_the_exact_title_stands_before_everything():
    assert results(Candidate(1, 50.0, 0.99, True, codes=3), Candidate(2, 1.0, 0.5, True, exact=True)) == (2, 1)


def test_a_rare_code_outweighs_words_and_one_that_everything_has_does_not():
    rare = [Candidate(1, 1.0, fits=True, codes=1), *(Candidate(pk, 10.0 + pk, fits=True) for pk in range(2, 9))]
    assert results(*rare)[0] == 1
    common = [
        Candidate(1, 1.0, fits=True, codes=1),
        *(Candidate(pk, pk, fits=True, codes=1) for pk in range(2, DEPTH + 1)),
    ]
    assert results(*common)[-1] == 1
    assert (rarity(1), rarity(DEPTH), rarity(5 * DEPTH)) == (1.0, 0.0, 0.0)


def test_of_several_codes_the_rarest_decides_and_each_further_one_adds_a_little():
    both, rare, common = 0b11, 0b01, 0b10
    found = [Candidate(1, 1.0, fits=True, codes=both), Candidate(2, 1.0, fits=True, codes=rare)]
    found += [Candidate(pk, 1.0, fits=True, codes=common) for pk in range(3, 30)]
    scores = scored(found, NOW)
    assert results(*found)[:2] == (1, 2)
    assert scores[2].codes == pytest.approx(CODE * rarity(2))
    assert scores[1].codes == pytest.approx(CODE * (rarity(2) + ANOTHER * rarity(28)))
    assert scores[3].codes < scores[2].codes / 2


def test_the_best_standing_does_not_outweigh_one_deviation_by_words():
    # All mean as much. The better one stands out one deviation more by its words; the other has all that people can give.
    better, praised = Candidate(1, 5.5, 0.9, True), Candidate(2, 4.5, 0.9, True, merit=1_000, changed=NOW)
    around = [Candidate(3, 5 + 1.75**0.5, 0.9, True), Candidate(4, 5 - 1.75**0.5, 0.9, True)]
    scores = scored([better, praised, *around], NOW)
    assert scores[1].words - scores[2].words == pytest.approx(WORDS)
    assert results(better, praised, *around) == (3, 1, 2, 4)


def test_what_is_near_enough_is_a_result_whatever_its_words():
    far = [Candidate(pk, near=0.70) for pk in range(10, 20)]
    order = ordered([Candidate(1, near=SURE), *far], NOW)
    assert (order.results, order.also) == ((1,), (1,))
    assert set(order.beyond) == set(range(10, 20))


def test_a_near_one_must_lie_apart_from_the_rest():
    around = [Candidate(pk, near=0.80) for pk in range(10, 20)]
    assert results(Candidate(1, near=0.86), *around) == (1,)
    assert results(Candidate(1, near=0.84), *around) == ()


def test_what_stands_before_the_third_sure_result_is_one_too():
    sure = [Candidate(pk, 1.0, 0.86 - pk / 100, True) for pk in (1, 2, 3)]
    before, behind = Candidate(8, 0.0, 0.845), Candidate(9, 0.0, 0.70)
    order = ordered([*sure, before, behind], NOW)
    assert 8 in order.results
    assert (order.also, order.beyond) == ((8,), (9,))


def test_standing_decides_between_texts_that_fit_alike_and_never_against_a_clearly_better_one():
    best = ranking.merit(solved=True, helpful=10**6, votes=10**6, views=10**9, archived=False)
    old = Candidate(1, 5.0, fits=True)
    assert results(old, Candidate(2, 5.0, fits=True, merit=best, changed=NOW)) == (2, 1)
    assert results(Candidate(1, 9.0, fits=True), Candidate(2, 5.0, fits=True, merit=best, changed=NOW)) == (1, 2)
    assert results(Candidate(2, 5.0, fits=True, merit=ranking.ARCHIVED), Candidate(1, 5.0, fits=True)) == (1, 2)


def test_merit_is_bounded_and_grows_ever_more_slowly():
    none = {"solved": False, "helpful": 0, "votes": 0, "views": 0, "archived": False}
    assert ranking.merit(**none) == 0
    steps = [ranking.merit(**none | {"helpful": count}) for count in (0, 1, 5, 50, 10**6, -3)]
    assert steps == [0, 71, 182, 400, 400, 0]
    assert ranking.merit(**none | {"solved": True, "archived": True}) == -200


def test_what_is_fresh_has_half_of_it_after_a_year():
    assert [freshness(at, NOW) for at in (NOW, NOW - YEAR, NOW + 99, 0)] == [1.0, 0.5, 1.0, 0.0]


def test_nothing_found_is_an_empty_order():
    assert ordered([], NOW).results == ()

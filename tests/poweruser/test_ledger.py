"""Votes and solutions become lines of the ledger; what is taken back becomes lines as well."""

import pytest
from django.db.models import Sum

from forum import actions
from forum.rules import Refused
from news.handing_on import hand_on
from news.models import News, Tick
from poweruser.models import Entry
from tests.factories.forum import at, make_answer, make_member, make_thread


def points(member):
    member.refresh_from_db()
    balance = Entry.objects.filter(member=member).aggregate(total=Sum("points"))["total"] or 0
    assert member.reputation == max(0, balance)
    return member.reputation


def lines(member):
    return list(Entry.objects.filter(member=member).order_by("pk").values_list("reason", "points"))


def test_an_accepted_answer_and_votes_make_its_author_known(heard, asker, helper, answer):
    with heard():
        actions.cast_vote(by=asker, post=at(answer), value=1)
        actions.accept_answer(by=asker, answer_id=answer.pk)
    assert (points(helper), points(asker)) == (25, 2)


def test_an_own_answer_chosen_by_oneself_earns_nothing_while_somebody_elses_does(heard, asker, helper, thread, answer):
    own = make_answer(thread, by=asker)
    with heard():
        actions.accept_answer(by=asker, answer_id=own.pk)
    assert (points(asker), points(helper)) == (0, 0)
    with heard():
        actions.accept_answer(by=asker, answer_id=answer.pk)
    assert (points(asker), points(helper)) == (2, 15)


def test_what_is_taken_back_is_taken_back_by_new_lines_and_can_be_earned_again(heard, asker, helper, answer):
    for _ in range(2):
        with heard():
            actions.accept_answer(by=asker, answer_id=answer.pk)
        assert points(helper) == 15
        with heard():
            actions.unaccept_answer(by=asker, thread_id=answer.thread_id)
        assert points(helper) == 0
    assert lines(helper) == [("answer_accepted", 15), ("answer_accepted", -15)] * 2


def test_a_vote_down_costs_both_and_the_total_stays_above_nothing(heard, critic, helper, answer):
    with heard():
        actions.cast_vote(by=critic, post=at(answer), value=-1)
    assert lines(helper) == [("answer_voted_down", -2)]
    assert lines(critic) == [("voted_down", -1)]
    assert (points(helper), points(critic)) == (0, 0)
    with heard():
        actions.cast_vote(by=critic, post=at(answer), value=1)
    assert (points(helper), points(critic)) == (10, 0)


def test_a_question_voted_up_earns_its_asker_five(heard, asker, helper, thread):
    with heard():
        actions.cast_vote(by=helper, post=at(thread), value=1)
    assert points(asker) == 5


def test_the_same_news_heard_again_adds_no_line(heard, asker, helper, answer):
    with heard():
        actions.accept_answer(by=asker, answer_id=answer.pk)
    before = lines(helper)
    Tick.objects.all().delete()
    News.objects.update(done_at=None)
    for pk in News.objects.values_list("pk", flat=True):
        hand_on(pk)
    assert lines(helper) == before


def test_news_heard_in_the_wrong_order_end_at_the_same_total(asker, helper, answer):
    actions.accept_answer(by=asker, answer_id=answer.pk)
    actions.unaccept_answer(by=asker, thread_id=answer.thread_id)
    actions.cast_vote(by=asker, post=at(answer), value=1)
    for pk in News.objects.order_by("-pk").values_list("pk", flat=True):
        hand_on(pk)
    assert points(helper) == 10


def test_a_private_threads_votes_earn_nothing(heard, asker, agent):
    private = make_thread(by=asker, private=True)
    answer = make_answer(private, by=agent, official=True)
    with heard():
        actions.accept_answer(by=asker, answer_id=answer.pk)
    assert points(agent) == 0


def test_enough_points_open_the_privilege_to_vote_down(heard, answer):
    member = make_member("riser")
    member.reputation = 124
    member.save()
    with pytest.raises(Refused):
        actions.cast_vote(by=member, post=at(answer), value=-1)
    member.reputation = 125
    member.save()
    assert actions.cast_vote(by=member, post=at(answer), value=-1) == -1

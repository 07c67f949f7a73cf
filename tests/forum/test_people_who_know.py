"""People who know: who answered best under the questions that were found."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forum import actions
from forum.models import Answer, Thread
from forum.queries import people_who_know
from search.contract import source_of
from tests.factories.forum import at, make_answer, make_board, make_member, make_thread
from tests.search.worker import embedded, settle

VISITOR = AnonymousUser()


@pytest.fixture
def board(db):
    return make_board()


@pytest.fixture
def solved(board):
    """Makes a question somebody solved; its number."""

    def solve(by, *, title="Hub restarts at night", **fields):
        asker = make_member("asker")
        thread = make_thread(asker, board=board, title=title, **fields)
        actions.accept_answer(by=asker, answer_id=make_answer(thread, by=by).pk)
        return thread.pk

    return solve


def names(ids, reader=VISITOR):
    return [(one.member.name, one.solution_count) for one in people_who_know(ids, reader=reader)]


def test_who_solved_most_stands_first_then_who_helped_most(solved, board):
    mara, tom, ana, max_ = (make_member(name) for name in ("mara", "tom", "ana", "max"))
    ids = [solved(mara), solved(mara), solved(tom)]
    for member, voters in ((ana, 2), (max_, 1), (tom, 1)):
        answer = make_answer(Thread.objects.get(pk=ids[0]), by=member)
        for _ in range(voters):
            actions.cast_vote(by=make_member("voter"), post=at(answer), value=1)
    assert names(ids) == [("Mara", 2), ("Tom", 1), ("Ana", 0)]
    (*_, last) = people_who_know(ids, reader=VISITOR)
    assert last.helpful_count == 2


def test_one_lucky_answer_makes_nobody_an_expert(solved, board):
    mara, tom = make_member("mara"), make_member("tom")
    one, two = solved(mara), solved(mara)
    unhelpful = make_answer(Thread.objects.get(pk=one), by=tom)
    assert names([one]) == []
    assert names([one, two]) == [("Mara", 2)]
    actions.cast_vote(by=make_member("voter"), post=at(unhelpful), value=1)
    assert names([one]) == [("Mara", 1), ("Tom", 0)]


def test_what_not_everybody_may_read_counts_for_nobody(solved, board):
    mara, tom = make_member("mara"), make_member("tom")
    ids = [solved(mara), solved(mara), solved(tom), solved(tom)]
    Thread.objects.filter(pk=ids[2]).update(visibility=Thread.Visibility.PRIVATE)
    assert names(ids) == [("Mara", 2), ("Tom", 1)]
    Thread.objects.filter(pk=ids[3]).update(hidden_at=timezone.now())
    assert names(ids) == [("Mara", 2)]
    Answer.objects.filter(author=mara, thread=ids[0]).update(hidden_at=timezone.now())
    assert names(ids) == []


def test_former_members_and_those_without_a_page_are_not_named(solved):
    mara, tom, ana = (make_member(name) for name in ("mara", "tom", "ana"))
    ids = [solved(member) for member in (mara, mara, tom, tom, ana)]
    tom.is_active = False
    tom.save()
    Answer.objects.filter(author=ana).update(author=None)
    assert names(ids) == [("Mara", 2)]


def test_nobody_is_led_to_themselves_nor_to_who_solved_their_own_question(solved, board):
    mara, tom = make_member("mara"), make_member("tom")
    ids = [solved(mara), solved(mara), solved(tom), solved(tom)]
    assert names(ids, reader=mara) == [("Tom", 2)]
    own = [make_thread(tom, board=board).pk for _ in range(2)]
    for pk in own:
        actions.accept_answer(by=tom, answer_id=make_answer(Thread.objects.get(pk=pk), by=tom).pk)
    assert names(own) == []


def test_it_is_two_queries_however_many_there_are(solved, django_assert_num_queries):
    ids = [solved(make_member("helper")) for _ in range(5)]
    for asked in (ids[:2], ids):
        with django_assert_num_queries(2):
            assert source_of("thread").people_for(asked, VISITOR)


@pytest.fixture
def searched(settings, tmp_path, client):
    """The results page over the forum itself."""

    def search(**query):
        settle()
        return client.get("/en/search/", query)

    with embedded(settings, tmp_path):
        yield search


def test_they_stand_beside_the_results_with_what_they_did(solved, searched):
    mara, tom = make_member("mara"), make_member("tom")
    for member in (mara, mara, tom):
        solved(member)
    html = searched(q="hub restarts").content.decode()
    assert "People who know this" in html
    assert f'href="/en/people/{mara.handle}/">Mara</a>' in html
    assert "<span>2 solutions</span>" in html
    assert "<span>1 solution</span>" in html
    assert "People who know this" not in searched(q="hub restarts", kind="article").content.decode()


def test_a_page_of_questions_costs_the_same_for_two_and_for_ten(solved, searched, client, django_assert_num_queries):
    for _ in range(2):
        solved(make_member("helper"), tags=["hub"])
    searched(q="hub restarts")
    # What waits to be written; threads with people and solutions; answers and members of who knows; two of the log.
    with django_assert_num_queries(6):
        client.get("/en/search/", {"q": "hub restarts"})
    for _ in range(9):
        solved(make_member("helper"), tags=["night"])
    searched(q="hub restarts")
    with django_assert_num_queries(6):
        assert len(client.get("/en/search/", {"q": "hub restarts"}).context["results"].hits) == 10

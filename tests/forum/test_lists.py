"""Lists of questions: tabs, narrowing, order, pages, figures, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone, translation

from accounts.pages import Beyond
from forum import actions
from forum.models import Thread
from forum.queries import (
    Sift,
    board_by_slug,
    board_choices,
    boards_overview,
    help_wanted,
    questions_page,
    tag_by_slug,
    tags_in_use,
)
from forum.rules import Missing
from tests.factories.forum import make_answer, make_board, make_reply, make_thread

VISITOR = AnonymousUser()


def titles(user=VISITOR, page=1, **sift):
    return [row.title for row in questions_page(user=user, sift=Sift(**sift), page=page).rows]


@pytest.fixture
def four(asker, helper, stranger, board):
    """waiting: no answer; asked back: the asker wrote last; answered: nothing to do; solved."""
    made = {}
    for name in ("waiting", "asked back", "answered", "solved"):
        made[name] = thread = make_thread(by=asker, board=board, title=f"A question {name}")
        if name != "waiting":
            answer = make_answer(thread, by=helper)
        if name == "asked back":
            make_reply(answer, by=asker)
        if name == "solved":
            actions.accept_answer(by=asker, answer_id=answer.pk)
    actions.follow_thread(by=stranger, thread_id=made["answered"].pk)
    return made


@pytest.mark.parametrize(
    ("tab", "names"),
    [
        ("all", {"waiting", "asked back", "answered", "solved"}),
        ("nonsense", {"waiting", "asked back", "answered", "solved"}),
        ("needs_answer", {"waiting"}),
        ("needs_attention", {"waiting", "asked back"}),
        ("solved", {"solved"}),
        ("followed", {"answered"}),
        ("mine", set()),
    ],
)
def test_tabs_show_what_they_say(four, stranger, tab, names):
    assert set(titles(stranger, tab=tab)) == {f"A question {name}" for name in names}


def test_closed_duplicate_and_archived_questions_need_nothing(four, board):
    for fact in ("closed_at", "archived_at", "emptied_at"):
        Thread.objects.filter(pk=four["waiting"].pk).update(**{fact: timezone.now()})
        assert titles(tab="needs_answer") == []
        Thread.objects.filter(pk=four["waiting"].pk).update(**{fact: None})
    assert titles(tab="needs_answer") == ["A question waiting"]


def test_figures_stand_beside_the_tabs(four, asker, stranger):
    assert questions_page(user=VISITOR, sift=Sift()).counts == {"needs_answer": 1, "needs_attention": 2}
    assert questions_page(user=stranger, sift=Sift()).counts["followed"] == 1
    assert questions_page(user=asker, sift=Sift()).counts["mine"] == 4


def test_members_tabs_are_missing_for_visitors(four):
    for tab in ("mine", "followed"):
        with pytest.raises(Missing):
            titles(tab=tab)


def test_lists_are_narrowed_by_board_tag_and_language(asker, board):
    other = make_board(slug="app")
    make_thread(by=asker, board=board, title="English on the first board", tags=["hub"])
    make_thread(by=asker, board=other, title="Deutsch im zweiten Bereich", language="de")
    assert titles(board="app") == ["Deutsch im zweiten Bereich"]
    assert titles(tag="hub") == ["English on the first board"]
    assert titles(language="de") == ["Deutsch im zweiten Bereich"]
    assert titles(board="app", language="en") == []
    for sift in ({"board": "nowhere"}, {"tag": "nothing"}):
        with pytest.raises(Missing):
            titles(**sift)


def test_private_and_hidden_threads_are_listed_for_their_asker_only(asker, stranger, board, moderator):
    private = make_thread(by=asker, board=board, private=True)
    hidden = make_thread(by=asker, board=board)
    actions.hide_post(by=moderator, post=_at(hidden), reason="A reason.")
    assert titles() == titles(stranger) == []
    assert {row.id for row in questions_page(user=asker, sift=Sift()).rows} == {private.pk, hidden.pk}


def _at(thread):
    from forum.posts import PostId

    return PostId("thread", thread.pk)


def test_orders(four, stranger):
    actions.cast_vote(by=stranger, post=_at(four["answered"]), value=1)
    now = timezone.now()
    for days, name in enumerate(four):
        Thread.objects.filter(pk=four[name].pk).update(
            asked_at=now - timedelta(days=days), active_at=now - timedelta(days=9 - days)
        )
    newest = [f"A question {name}" for name in four]
    assert titles(sort="newest") == newest
    assert titles(sort="waiting") == titles(sort="activity") == titles(sort="nonsense") == newest[::-1]
    assert titles(sort="votes")[0] == "A question answered"


def test_a_list_shows_the_moment_it_is_ordered_by(four, board, client):
    now = timezone.now()
    Thread.objects.filter(pk=four["answered"].pk).update(asked_at=now - timedelta(days=40), active_at=now)
    Thread.objects.exclude(pk=four["answered"].pk).update(asked_at=now, active_at=now)
    for address in ("/en/questions/", f"/en/questions/boards/{board.slug}/"):
        by_activity = client.get(address).content.decode()
        assert by_activity.count("last active <time") == 1
        for sort in ("newest", "waiting", "votes"):
            html = client.get(address, {"sort": sort}).content.decode()
            assert "asked by" in html
            assert "last active" not in html
    assert client.get("/de/questions/").content.decode().count("zuletzt aktiv <time") == 1


def test_pages_end(asker, board):
    first = make_thread(by=asker, board=board)
    for number in range(20):
        make_thread(by=asker, board=board, title=f"Question number {number}")
    page = questions_page(user=VISITOR, sift=Sift(), page=2)
    assert ([row.id for row in page.rows], page.page_count, page.total) == ([first.pk], 2, 21)
    with pytest.raises(Beyond):
        questions_page(user=VISITOR, sift=Sift(), page=3)


def test_a_list_costs_the_same_for_one_row_and_for_many(asker, board, stranger, django_assert_max_num_queries):
    for _ in range(2):
        with django_assert_max_num_queries(8):
            questions_page(user=VISITOR, sift=Sift(board=board.slug))
        with django_assert_max_num_queries(10):
            questions_page(user=get_user_model().objects.get(pk=stranger.pk), sift=Sift(board=board.slug))
        for _ in range(6):
            make_answer(make_thread(by=asker, board=board, tags=["hub"]))


def test_a_row_says_who_when_where_and_what_for(four, asker, helper):
    (row,) = questions_page(user=VISITOR, sift=Sift(tab="solved")).rows
    assert (row.author, row.solution_author, row.solved, row.answer_count) == (asker, helper, True, 1)
    assert row.excerpt.startswith("The rain gauge")
    assert row.state.key == "solved"


def test_boards_show_figures_and_the_latest_thread(four, board, asker, django_assert_num_queries):
    empty = make_board()
    make_thread(by=asker, board=empty, private=True)
    with django_assert_num_queries(4):
        overview = boards_overview()
    full, other = sorted(overview.boards, key=lambda row: row.board.id)
    assert (full.thread_count, full.unanswered_count, full.latest.id) == (4, 1, four["solved"].pk)
    assert (other.thread_count, other.latest, other.latest_at) == (0, None, None)
    assert (overview.thread_count, overview.answered_count) == (4, 3)


def test_boards_speak_the_language_of_the_page(board):
    with translation.override("de"):
        assert board_by_slug(board.slug).title == "Sensoren"
    with translation.override("en"):
        assert [choice.title for choice in board_choices()] == ["Sensors"]
    with pytest.raises(Missing):
        board_by_slug("nowhere")


def test_help_is_wanted_where_one_has_helped_before(asker, helper, board, django_assert_num_queries):
    make_answer(make_thread(by=asker, board=board, tags=["hub", "wifi"]), by=helper)
    make_thread(by=asker, board=board, title="Something else entirely")
    near = make_thread(by=asker, board=board, title="Another one on the hub", tags=["hub"])
    make_thread(by=helper, board=board, title="What the helper asked", tags=["hub"])
    with django_assert_num_queries(4):
        wanted = help_wanted(user=helper)
    assert [row.title for row in wanted.rows] == ["Another one on the hub", "Something else entirely"]
    assert near.pk == wanted.rows[0].id
    assert [tag.name for tag in wanted.tags] == ["hub", "wifi"]
    assert help_wanted(user=VISITOR).rows == ()


def test_tags_in_use_are_those_of_public_questions_most_used_first(asker, board):
    for tags in (["hub"], ["hub", "hail"], ["wind"]):
        make_thread(by=asker, board=board, tags=tags)
    make_thread(by=asker, board=board, tags=["hidden away"], private=True)
    assert [tag.name for tag in tags_in_use()] == ["hub", "hail", "wind"]
    assert tag_by_slug("hub").name == "hub"
    with pytest.raises(Missing):
        tag_by_slug("nothing")


def test_whoever_is_new_reads_that_nothing_is_theirs_yet(client, stranger):
    client.force_login(stranger)
    address = reverse("forum:mine")
    assert "You have asked nothing yet" in client.get(address).content.decode()
    assert "You follow no question yet" in client.get(f"{address}?tab=followed").content.decode()

"""Boards under /cms: who keeps them, and what the site shows then."""

import sys

import pytest
from django.urls import reverse

from forum.addresses import thread_address
from forum.models import Board, BoardText
from kb_site.foundations.lay import PUBLISHERS
from search.actions import refresh
from search.models import Pending
from tests.factories.accounts import UserFactory
from tests.factories.forum import make_board, make_thread

# (The package names the function after its module.)
board_moved_module = sys.modules["forum.actions.board_moved"]


@pytest.fixture
def publisher(db):
    return UserFactory(handle="publisher", groups=[PUBLISHERS])


@pytest.fixture
def chief(db):
    return UserFactory(handle="chief", is_staff=True, is_superuser=True)


def form(slug, *texts, **fields):
    """What the form of a board sends; ``texts`` are (id, language, title)."""
    data = {"slug": slug, "position": "3", "closed_at": "", **fields}
    count = {"TOTAL": len(texts), "INITIAL": sum(bool(pk) for pk, _l, _t in texts), "MIN_NUM": 1, "MAX_NUM": 2}
    data |= {f"texts-{name}_FORMS": value for name, value in count.items()}
    for number, (pk, language, title) in enumerate(texts):
        data |= {
            f"texts-{number}-id": pk or "",
            f"texts-{number}-language": language,
            f"texts-{number}-title": title,
            f"texts-{number}-summary": "",
            f"texts-{number}-ORDER": number + 1,
            f"texts-{number}-DELETE": "",
        }
    return data


def test_a_publisher_makes_a_board_with_its_texts_and_nobody_else_does(client, publisher, moderator, helper):
    address = reverse("wagtailsnippets_forum_board:add")
    data = form("batteries", ("", "en", "Batteries"), ("", "de", "Batterien"))
    for who in (helper, moderator):
        client.force_login(who)
        assert client.post(address, data).status_code in {302, 403}
    assert not Board.objects.filter(slug="batteries").exists()
    client.force_login(publisher)
    assert client.get(address).status_code == 200
    assert client.post(address, data).status_code == 302
    assert list(BoardText.objects.order_by("pk").values_list("language", "title")) == [
        ("en", "Batteries"),
        ("de", "Batterien"),
    ]
    assert "Batterien" in client.get("/de/questions/").content.decode()


def test_an_edit_is_on_the_site_at_once_and_its_threads_are_found_anew(client, publisher):
    board = make_board("sensors")
    thread = make_thread(board=board)
    Pending.objects.all().delete()
    english, german = board.texts.order_by("pk")
    client.force_login(publisher)
    data = form("sensors-and-care", (english.pk, "en", "Sensors and care"), (german.pk, "de", "Sensoren und Pflege"))
    assert client.post(reverse("wagtailsnippets_forum_board:edit", args=[board.pk]), data).status_code == 302
    page = client.get("/en/questions/boards/sensors-and-care/").content.decode()
    assert "Sensors and care" in page
    assert thread_address(thread) in page
    assert list(Pending.objects.values_list("object_id", flat=True)) == [thread.pk]


def test_another_title_leaves_its_threads_alone(client, publisher):
    board = make_board("sensors")
    make_thread(board=board)
    Pending.objects.all().delete()
    english, german = board.texts.order_by("pk")
    client.force_login(publisher)
    data = form("sensors", (english.pk, "en", "All about sensors"), (german.pk, "de", "Alles über Sensoren"))
    assert client.post(reverse("wagtailsnippets_forum_board:edit", args=[board.pk]), data).status_code == 302
    assert "All about sensors" in client.get("/en/questions/boards/sensors/").content.decode()
    assert not Pending.objects.exists()


def test_threads_of_a_board_that_moved_are_queued_a_few_at_a_time(monkeypatch, db):
    monkeypatch.setattr(board_moved_module, "BATCH", 2)
    board = make_board("sensors")
    threads = [make_thread(board=board) for _ in range(5)]
    make_thread(board=make_board("elsewhere"))
    Pending.objects.all().delete()
    at_once = []
    monkeypatch.setattr(board_moved_module, "refresh", lambda kind, ids: at_once.append(len(ids)) or refresh(kind, ids))
    assert board_moved_module.board_moved(board_id=board.pk) == 5
    assert at_once == [2, 2, 1]
    assert set(Pending.objects.values_list("object_id", flat=True)) == {thread.pk for thread in threads}


def test_a_board_without_a_title_is_refused(client, publisher):
    client.force_login(publisher)
    address = reverse("wagtailsnippets_forum_board:add")
    for data in (form("empty"), form("empty", ("", "en", "")), form("not a slug", ("", "en", "Title"))):
        assert client.post(address, data).status_code == 200
    assert not Board.objects.exists()


def test_boards_are_closed_but_never_deleted(client, chief):
    board = make_board("sensors")
    make_thread(board=board)
    client.force_login(chief)
    client.post(reverse("wagtailsnippets_forum_board:delete", args=[board.pk]))
    client.post(f"/cms/bulk/forum/board/delete/?id={board.pk}")
    assert Board.objects.filter(pk=board.pk).exists()

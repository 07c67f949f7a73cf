"""Asking begins a thread, once for each form."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forum import actions
from forum.models import Board, Follow, Tag, Thread
from forum.queries import likely_board
from forum.rules import Refused
from search.models import Pending
from tests.factories.forum import QUESTION, make_thread

TITLE = "Rain gauge shows 0 mm"


def ask(by, board, **changes):
    given = {"title": TITLE, "body": QUESTION, "language": "en", "tags": ["Rain  Gauge", "rain gauge", "NW-200"]}
    return actions.ask_question(by=by, board_id=getattr(board, "pk", board), **{**given, **changes})


def test_a_question_is_rendered_tagged_followed_announced_and_queued_for_search(asker, board, told):
    thread = ask(asker, board)
    thread.refresh_from_db()
    assert thread.body_html.strip() == f"<p>{QUESTION}</p>"
    assert thread.slug == "rain-gauge-shows-0-mm"
    assert sorted(tag.name for tag in thread.tags.all()) == ["nw-200", "rain gauge"]
    assert Follow.objects.filter(member=asker, thread=thread).exists()
    assert told == [("question_asked", {"thread": thread.pk, "by": asker.pk, "visibility": "public"})]
    assert Pending.objects.filter(kind="thread", object_id=thread.pk).exists()


def test_the_same_form_sent_twice_makes_one_thread(asker, board, stranger):
    key = uuid4()
    assert ask(asker, board, key=key) == ask(asker, board, key=key)
    assert Thread.objects.count() == 1
    with pytest.raises(Refused):
        ask(stranger, board, key=key)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "Too short"}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "\x00" * 40 + " \n"}, "title"),
        ({"body": "Nothing."}, "body"),
        ({"body": "x" * 30_001}, "body"),
        ({"body": ">" * 5_000 + " deep and deeper"}, "body"),
        ({"tags": list("abcdef")}, "tags"),
        ({"tags": ["x" * 36]}, "tags"),
        ({"language": "tlh"}, "language"),
    ],
)
def test_what_is_too_short_too_long_or_unknown_is_refused_at_its_field(asker, board, changes, field):
    with pytest.raises(Refused) as refusal:
        ask(asker, board, **changes)
    assert refusal.value.field == field
    assert str(refusal.value).endswith(".")
    assert not Thread.objects.exists()
    assert not Tag.objects.exists()


def test_lengths_at_the_edge_are_taken(asker, board):
    assert ask(asker, board, title="x" * 200, body="y" * 15, tags=["z" * 35, "", " , "]).tags.count() == 1
    assert ask(asker, board, title="x" * 10, body="y " * 14_999 + "yy")


def test_a_closed_or_unknown_board_takes_no_question(asker, board):
    Board.objects.filter(pk=board.pk).update(closed_at=timezone.now())
    with pytest.raises(Refused):
        ask(asker, board)
    with pytest.raises(Refused) as refusal:
        ask(asker, 10**30)
    assert refusal.value.field == "board"


def test_visitors_and_locked_members_ask_nothing(board, stranger):
    stranger.is_active = False
    for nobody in (AnonymousUser(), stranger):
        with pytest.raises(Refused) as refusal:
            ask(nobody, board)
        assert refusal.value.key == "sign_in"


def test_tags_that_share_an_address_get_their_own(asker, board):
    thread = ask(asker, board, tags=["c", "c#", "C++", "°", "日本"])
    assert thread.tags.count() == 4  # "c#" loses its sign and is "c"
    assert Tag.objects.values("slug").distinct().count() == 4


def test_a_private_question_is_seen_by_asker_and_staff(asker, board, stranger, moderator):
    thread = make_thread(by=asker, board=board, private=True)
    assert thread in Thread.objects.visible_to(asker)
    assert thread in Thread.objects.visible_to(moderator)
    assert thread not in Thread.objects.visible_to(stranger)
    assert thread not in Thread.objects.visible_to(AnonymousUser())
    assert thread not in Thread.objects.public()


def test_a_board_is_found_by_a_tag_with_letters_only_german_has(asker, board):
    ask(asker, board, tags=["größe"])
    assert likely_board("Welche Größe brauche ich?") == board.pk
    assert likely_board("Welche Farbe brauche ich?") is None


def test_a_tag_keeps_its_letters_also_those_only_german_has(asker, board):
    assert [tag.name for tag in ask(asker, board, tags=["Größe", "größe"]).tags.all()] == ["größe"]

"""What search is told about threads."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone, translation

from forum import actions
from forum.models import Thread
from forum.search_sources import ThreadSource
from search.contract import source_of
from search.rules import audiences_of
from tests.factories.forum import at, make_answer, make_board, make_thread

VISITOR = AnonymousUser()


@pytest.fixture
def source():
    return source_of("thread")


def document(source, thread):
    (only,) = source.documents_for(list(source.findable().filter(pk=thread.pk)))
    return only


def test_the_source_signs_up_by_itself(source):
    assert isinstance(source, ThreadSource)


def test_private_and_hidden_threads_are_not_findable(source, asker, board, thread):
    make_thread(by=asker, board=board, private=True)
    hidden = make_thread(by=asker, board=board)
    Thread.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
    assert list(source.findable()) == [thread]
    assert list(source.meant_for(audiences_of(asker))) == [thread]


def test_a_document_says_what_a_thread_is_about(source, asker, helper, stranger):
    board = make_board(slug="sensors")
    thread = make_thread(by=asker, board=board, title="Error E-1042 every night", tags=["hub", "app"], language="de")
    answer = make_answer(thread, by=helper, body="Set the **channel** of your NW-200 to 6.")
    make_answer(thread, by=stranger, body="Switch it off and on again.")
    actions.cast_vote(by=stranger, post=at(answer), value=1)
    actions.accept_answer(by=asker, answer_id=answer.pk)
    told = document(source, thread)
    assert (told.title, told.language, told.place, told.state) == (thread.title, "de", "sensors", "solved")
    assert told.tags == ("app", "hub")
    assert told.solution == "Set the channel of your NW-200 to 6."
    assert "Switch it off" in told.body
    assert told.solution not in told.body
    assert set(told.codes) == {"E-1042", "NW-200"}
    assert (told.signals.votes, told.signals.solved, told.author) == (1, True, asker.pk)


def test_hidden_answers_are_not_in_the_document(source, thread, answer, moderator):
    assert "soft brush" in document(source, thread).body
    actions.hide_post(by=moderator, post=at(answer), reason="Dangerous.")
    assert "soft brush" not in document(source, thread).body


def test_the_version_grows_with_every_change(source, thread, helper, stranger, asker):
    versions = [document(source, thread).version]

    def grown():
        versions.append(document(source, thread).version)
        return versions[-1] > versions[-2]

    answer = make_answer(thread, by=helper)
    assert grown()
    actions.cast_vote(by=stranger, post=at(answer), value=1)
    assert grown()
    actions.accept_answer(by=asker, answer_id=answer.pk)
    assert grown()
    actions.edit_answer(by=helper, answer_id=answer.pk, version=1, body="Another text, long enough.")
    assert grown()


def test_documents_take_the_same_queries_for_one_and_for_many(source, board, django_assert_num_queries):
    threads = [make_thread(board=board, tags=["hub"]) for _ in range(5)]
    for thread in threads:
        make_answer(thread)
    for rows in (threads[:1], threads):
        with django_assert_num_queries(3):
            assert len(list(source.documents_for(rows))) == len(rows)


def test_the_database_finds_titles_that_hold_every_word(source, asker, board):
    english = make_thread(by=asker, board=board, title="Wind vane turned by ninety degrees")
    german = make_thread(by=asker, board=board, title="Windfahne und Wind falsch", language="de")
    make_thread(by=asker, board=board, title="Wind and weather", private=True)
    assert list(source.database_search("wind", VISITOR, "de", 10)) == [german, english]
    assert list(source.database_search("WIND vane", VISITOR, "en", 10)) == [english]
    assert list(source.database_search("wind 100% _", VISITOR, "en", 10)) == []
    assert len(source.database_search("wind", VISITOR, "en", 1)) == 1


def test_boards_and_states_are_named_in_the_readers_language(db, source):
    make_board(slug="sensors", en="Sensors and care", de="Sensoren und Pflege")
    make_board(slug="hub", en="Hub")
    assert source.places() == {"sensors": "Sensors and care", "hub": "Hub"}
    assert str(source.states()["needs_answer"]) == "Needs an answer"
    with translation.override("de"):
        assert source.places() == {"sensors": "Sensoren und Pflege", "hub": "Hub"}
        assert str(source.states()["needs_answer"]) == "Ohne Antwort"


def test_no_state_is_offered_that_nobody_can_find(source):
    assert set(source.states()).isdisjoint({"hidden", "private"})

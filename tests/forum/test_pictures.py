"""Pictures of a text hang on its post, are seen by whoever sees the post, and go with the words."""

import pytest

from forum import actions
from tests.factories.forum import at, make_thread
from tests.uploads import files
from uploads.actions import keep_picture
from uploads.links import link_for, may_fetch


@pytest.fixture
def picture(asker, settings, tmp_path):
    return keep_picture(by=asker, file=files.file())


def test_a_picture_is_seen_by_whoever_sees_the_question(asker, stranger, board, picture):
    body = f"Look at this gauge:\n\n![The gauge]({link_for(picture)})"
    assert not may_fetch(picture, stranger)
    thread = make_thread(by=asker, board=board, body=body, private=True)
    assert "<img" in thread.body_html
    assert not may_fetch(picture, stranger)
    actions.publish_thread(by=asker, thread_id=thread.pk, consent=True)
    assert may_fetch(picture, stranger)


def test_a_picture_goes_with_the_words(asker, stranger, board, picture):
    body = f"Look at this gauge:\n\n![The gauge]({link_for(picture)})"
    thread = make_thread(by=asker, board=board, body=body)
    assert may_fetch(picture, stranger)
    actions.edit_question(
        by=asker, thread_id=thread.pk, version=1, title=thread.title, body="The picture is gone now.", tags=[]
    )
    assert not may_fetch(picture, stranger)
    actions.edit_question(by=asker, thread_id=thread.pk, version=2, title=thread.title, body=body, tags=[])
    assert may_fetch(picture, stranger)
    actions.delete_post(by=asker, post=at(thread))
    assert not may_fetch(picture, stranger)


def test_somebody_elses_picture_stays_private(asker, stranger, board, picture):
    thread = make_thread(by=stranger, board=board, body=f"Not mine: ![The gauge]({link_for(picture)})")
    assert "<img" not in thread.body_html
    assert not may_fetch(picture, stranger)

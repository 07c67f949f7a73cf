"""Earlier versions that not everybody may read: from before a thread was published, and those whose words were taken out."""

import pytest
from django.urls import reverse

from forum import actions
from forum.models import Act, Revision
from forum.posts import PostId
from forum.queries import history_of
from forum.rules import Missing, Refused
from tests.factories.forum import at, grant, make_answer, make_reply, make_thread

SECRET = "My customer number is 4711, and it shows nothing."
OPEN = "It shows nothing although it rained all night."


def edit(thread, by, body, version):
    return actions.edit_question(
        by=by, thread_id=thread.pk, version=version, title=thread.title, body=body, tags=(), comment="Clearer"
    )


def numbers(post, user):
    return [version.number for version in history_of(post=at(post), user=user).versions]


@pytest.fixture
def published(asker, agent, board):
    """Published after the asker had taken their number out of the question and the agent out of the answer; edited since."""
    thread = make_thread(by=asker, board=board, private=True, body=SECRET)
    answer = make_answer(thread, by=agent, body=SECRET)
    reply = make_reply(thread, by=asker, body=SECRET)
    edit(thread, asker, OPEN, 1)
    actions.edit_answer(by=agent, answer_id=answer.pk, version=1, body=OPEN)
    actions.edit_reply(by=asker, reply_id=reply.pk, version=1, body=OPEN)
    actions.publish_thread(by=asker, thread_id=thread.pk, consent=True)
    edit(thread, asker, f"{OPEN} Since Monday.", 2)
    return thread, answer, reply


def test_what_was_edited_away_before_publishing_is_read_by_those_of_then(
    client, published, asker, agent, moderator, stranger
):
    for post in published:
        for reader in (asker, agent, moderator):
            assert 1 in numbers(post, grant(reader))
        assert numbers(post, stranger) == ([3, 2] if post is published[0] else [2])
        page = client.get(reverse("forum:post-history", args=[at(post).kind, post.pk])).content.decode()
        assert "4711" not in page
        assert "It shows nothing" in page


def test_who_may_edit_others_brings_no_private_version_back(published, stranger):
    keeper = grant(stranger, "forum.edit_others")
    with pytest.raises(Missing):
        actions.revert_post(by=keeper, post=at(published[0]), to_version=1, version=3)
    actions.revert_post(by=keeper, post=at(published[0]), to_version=2, version=3)


def test_a_post_first_edited_after_publishing_shows_its_first_version(asker, board, stranger):
    thread = make_thread(by=asker, board=board, private=True, body=OPEN)
    actions.publish_thread(by=asker, thread_id=thread.pk, consent=True)
    edit(thread, asker, f"{OPEN} Since Monday.", 1)
    assert numbers(thread, stranger) == [2, 1]


@pytest.fixture
def mended(asker, board):
    """A public question out of which a number was edited."""
    thread = make_thread(by=asker, board=board, body=SECRET)
    edit(thread, asker, OPEN, 1)
    return edit(thread, asker, f"{OPEN} Since Monday.", 2)


def erase_address(thread, version):
    return reverse("forum:post-erase", args=["thread", thread.pk, version])


def history(thread):
    return reverse("forum:post-history", args=["thread", thread.pk])


def test_a_moderator_takes_the_words_out_of_a_version_for_good(client, mended, moderator, stranger, asker):
    client.force_login(stranger)
    assert erase_address(mended, 1) not in client.get(history(mended)).content.decode()
    assert client.post(erase_address(mended, 1), {"reason": "A number"}).status_code == 404
    client.force_login(moderator)
    assert erase_address(mended, 1) in client.get(history(mended)).content.decode()
    assert "4711" in client.get(erase_address(mended, 1)).content.decode()
    page = client.post(erase_address(mended, 1), {"reason": "A customer number"}, follow=True).content.decode()
    assert "4711" not in page
    assert "A moderator took the words of this version out. “A customer number”" in page
    assert "took the words out of an earlier version: “A customer number”" in page
    act = Act.objects.get(verb="erase_version")
    assert (act.actor, act.reason, act.details) == (moderator, "A customer number", {"version": 1})
    assert not Revision.objects.filter(body__contains="4711").exists()
    assert numbers(mended, asker) == [3, 2, 1]


def test_what_has_no_words_is_neither_brought_back_nor_taken_out_again(client, mended, moderator, asker):
    for _ in range(2):
        actions.erase_version(by=moderator, post=at(mended), version=1, reason="A number")
    assert Act.objects.filter(verb="erase_version").count() == 1
    with pytest.raises(Missing):
        actions.revert_post(by=asker, post=at(mended), to_version=1, version=3)
    client.force_login(moderator)
    assert client.get(erase_address(mended, 1)).status_code == 404
    assert client.get(reverse("forum:post-revert", args=["thread", mended.pk, 1])).status_code == 404


def test_the_version_that_stands_is_hidden_not_erased(client, mended, moderator):
    with pytest.raises(Refused) as refused:
        actions.erase_version(by=moderator, post=at(mended), version=3, reason="A number")
    assert refused.value.key == "current"
    client.force_login(moderator)
    assert "This version stands there now." in client.get(erase_address(mended, 3)).content.decode()


def test_without_a_reason_or_a_version_nothing_is_taken_out(client, mended, moderator, asker):
    client.force_login(moderator)
    assert client.post(erase_address(mended, 1), {"reason": ""}).status_code == 422
    for version in (9, 2**62):
        assert client.get(erase_address(mended, version)).status_code == 404
    with pytest.raises(Missing):
        actions.erase_version(by=moderator, post=PostId("answer", mended.pk), version=1, reason="A number")
    with pytest.raises(Refused):
        actions.erase_version(by=asker, post=at(mended), version=1, reason="A number")
    assert Revision.objects.filter(body=SECRET).exists()

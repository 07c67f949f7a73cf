"""The history of a post in the browser, and the way back to a version."""

import pytest
from django.urls import reverse

from forum import actions
from forum.models import Revision
from tests.factories.forum import at, make_reply, make_thread


@pytest.fixture
def edited(answer, helper):
    """An answer with three versions."""
    for number, body in enumerate(
        ("Free the bucket with a firm brush.", "Free the bucket with a <b>dry</b> brush."), 1
    ):
        answer = actions.edit_answer(by=helper, answer_id=answer.pk, version=number, body=body, comment=f"Try {number}")
    return answer


def history(post):
    return reverse("forum:post-history", args=[at(post).kind, post.pk])


def revert(post, version):
    return reverse("forum:post-revert", args=[at(post).kind, post.pk, version])


def test_everybody_reads_who_changed_what_word_by_word(client, edited, helper):
    page = client.get(history(edited)).content.decode()
    assert "<del>firm</del><ins>&lt;b&gt;dry&lt;/b&gt;</ins>" in page
    assert page.index("Version 3") < page.index("Version 2") < page.index("Version 1")
    assert page.count(helper.name) == 3
    assert "Try 2" in page
    assert "Lift the funnel" in page


def test_what_was_done_to_a_post_stands_in_its_history(client, answer, thread, moderator, asker):
    actions.accept_answer(by=asker, answer_id=answer.pk)
    actions.close_thread(by=moderator, thread_id=thread.pk, reason="The sale is over.")
    assert "chose it as the solution" in client.get(history(answer)).content.decode()
    page = client.get(history(thread)).content.decode()
    assert "closed the question: “The sale is over.”" in page
    assert "chose it as the solution" not in page


def test_a_history_is_read_by_whoever_reads_the_post(client, asker, stranger, answer, moderator, board):
    private = make_thread(by=asker, board=board, private=True)
    reply = make_reply(answer)
    actions.hide_post(by=moderator, post=at(reply), reason="Rude.")
    for who, status in ((stranger, 404), (moderator, 200)):
        client.force_login(who)
        assert client.get(history(private)).status_code == status
        assert client.get(history(reply)).status_code == status
    for path in ("forum/7/history/", f"answer/{10**30}/history/", "answer/0/history/"):
        assert client.get(f"/en/questions/posts/{path}").status_code == 404


def test_the_way_back_shows_the_text_and_makes_it_the_newest(client, edited, helper, stranger):
    client.force_login(stranger)
    assert client.get(revert(edited, 1)).status_code == 404
    assert revert(edited, 1) not in client.get(history(edited)).content.decode()
    client.force_login(helper)
    assert revert(edited, 1) in client.get(history(edited)).content.decode()
    assert "Lift the funnel" in client.get(revert(edited, 1)).content.decode()
    page = client.post(revert(edited, 1), {"seen": 3}, follow=True).content.decode()
    assert "Version 1 stands there again." in page
    edited.refresh_from_db()
    assert edited.version == 4
    assert edited.body.startswith("Lift the funnel")


@pytest.mark.parametrize("seen", ["2", "", "x", "9" * 400])
def test_who_looked_at_an_older_text_puts_nothing_back(client, edited, helper, seen):
    client.force_login(helper)
    page = client.post(revert(edited, 1), {"seen": seen}, follow=True).content.decode()
    assert "You changed this yourself meanwhile" in page
    assert Revision.objects.filter(answer=edited).count() == 3


def test_a_version_that_never_was_is_not_found(client, edited, helper):
    client.force_login(helper)
    for version in (0, 9, 2**62, 2**80):
        assert client.get(revert(edited, version)).status_code == 404


def test_many_versions_stand_on_pages_and_each_can_be_brought_back(client, answer, helper):
    for number in range(1, 25):
        answer = actions.edit_answer(
            by=helper, answer_id=answer.pk, version=number, body=f"Free the bucket with brush number {number}."
        )
    client.force_login(helper)
    first, second = (client.get(history(answer), {"page": page}).content.decode() for page in (1, 2))
    assert (first.count('<article class="version"'), second.count('<article class="version"')) == (20, 5)
    assert "Version 25" in first
    assert "as it stands now" not in second
    assert "<del>4.</del><ins>5.</ins>" in first, "the oldest of a page differs from the newest of the next"
    assert "Lift the funnel" in client.get(revert(answer, 1)).content.decode()
    assert client.get(history(answer), {"page": 9})["Location"].endswith("page=2")

"""Replies in the browser: beyond the thirtieth they stand on a page of their own, where every link to them leads."""

import pytest
from django.urls import reverse

from forum import actions
from inbox.models import Notice
from tests.factories.forum import at, make_reply, make_thread


@pytest.fixture
def many(answer, stranger):
    """Fifty-two replies under an answer, in order."""
    return [make_reply(answer, by=stranger, body=f"Reply number {number}.") for number in range(1, 53)]


def place(client, post):
    return client.get(reverse("forum:post", args=[at(post).kind, post.pk]))["Location"]


def all_replies(post):
    return reverse("forum:post-replies", args=[at(post).kind, post.pk])


def test_the_thread_leads_to_all_replies_of_a_post(client, answer, many):
    page = client.get(answer.thread.get_absolute_url()).content.decode()
    assert "All 52 replies" in page
    assert all_replies(answer) in page
    assert "Reply number 31." not in page
    first, second = (client.get(all_replies(answer), {"page": number}).content.decode() for number in (1, 2))
    assert "Reply number 31." in first
    assert "Reply number 51." in second
    assert client.get(all_replies(answer), {"page": 7})["Location"].endswith("page=2")


def test_thirty_replies_need_no_page_of_their_own(client, answer, stranger):
    for number in range(30):
        make_reply(answer, by=stranger, body=f"Reply number {number}.")
    assert all_replies(answer) not in client.get(answer.thread.get_absolute_url()).content.decode()


def test_every_link_to_a_reply_leads_to_where_it_stands(client, answer, many):
    for number, path in ((1, answer.thread.get_absolute_url()), (31, all_replies(answer))):
        assert place(client, many[number - 1]) == f"{path}#reply-{many[number - 1].pk}"
    address = place(client, many[50])
    assert address == f"{all_replies(answer)}?page=2#reply-{many[50].pk}"
    assert f'id="reply-{many[50].pk}"' in client.get(address).content.decode()


def test_who_posts_the_thirty_first_reply_lands_on_it(client, answer, many, helper):
    client.force_login(helper)
    response = client.post(
        reverse("forum:post-reply", args=["answer", answer.pk]), {"body": "One more question."}, follow=True
    )
    assert "One more question." in response.content.decode()


def test_a_hidden_reply_counts_only_for_those_who_see_it(client, answer, many, moderator):
    for reply in many[:2]:
        actions.hide_post(by=moderator, post=at(reply), reason="Against the rules.")
    assert place(client, many[31]).startswith(answer.thread.get_absolute_url())
    assert "Reply number 1." not in client.get(all_replies(answer)).content.decode()
    client.force_login(moderator)
    assert place(client, many[31]).startswith(all_replies(answer))
    page = client.get(all_replies(answer)).content.decode()
    assert "Reply number 1." in page
    for deed in ("restore", "history", "report"):
        assert reverse(f"forum:post-{deed}", args=["reply", many[0].pk]) in page
    assert reverse("forum:post-hide", args=["reply", many[40].pk]) in page


def test_its_author_takes_back_and_edits_from_there(client, answer, many, stranger):
    client.force_login(stranger)
    page = client.get(all_replies(answer)).content.decode()
    for deed in ("edit", "delete"):
        assert reverse(f"forum:post-{deed}", args=["reply", many[45].pk]) in page


def test_all_replies_of_a_private_thread_are_for_those_who_see_it(client, asker, stranger, board):
    private = make_thread(by=asker, board=board, private=True)
    reply = make_reply(private, by=asker)
    for path in (all_replies(private), "/en/questions/posts/thread/0/replies/", all_replies(reply)):
        client.force_login(stranger)
        assert client.get(path).status_code == 404
    client.force_login(asker)
    assert client.get(all_replies(private)).status_code == 200
    assert client.get(all_replies(reply)).status_code == 404


def test_who_follows_a_notice_to_a_late_reply_has_read_it(
    client, answer, many, helper, stranger, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        late = make_reply(answer, by=stranger, body="The last word.")
    assert Notice.objects.filter(member=helper, read_at=None).exists()
    client.force_login(helper)
    client.get(place(client, late))
    assert not Notice.objects.filter(member=helper, read_at=None).exists()

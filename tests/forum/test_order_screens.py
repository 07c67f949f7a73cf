"""The pages on which order is kept: who finds them, what they do, and what they say when it cannot be done."""

import pytest
from django.urls import reverse

from forum import actions
from forum.addresses import thread_address
from forum.models import Thread
from tests.factories.forum import at, make_answer, make_board, make_member, make_reply, make_thread

THREAD_DEEDS = {
    "close": ({"reason": "The sale is over."}, lambda thread: bool(thread.closed_at)),
    "reopen": ({}, lambda thread: not thread.closed_at),
    "archive": ({}, lambda thread: bool(thread.archived_at)),
    "unarchive": ({}, lambda thread: not thread.archived_at),
    "move": ({"board": "other"}, lambda thread: thread.board.slug == "other"),
    "unmark-duplicate": ({}, lambda thread: thread.duplicate_of_id is None),
}


@pytest.fixture
def original(board):
    return make_thread(board=board, title="Where is the funnel screw?")


@pytest.fixture
def prepared(thread, original, moderator):
    """Brings the thread into the state from which a deed starts."""
    before = {
        "reopen": lambda: actions.close_thread(by=moderator, thread_id=thread.pk, reason="By mistake."),
        "unarchive": lambda: actions.archive_thread(by=moderator, thread_id=thread.pk),
        "unmark-duplicate": lambda: actions.mark_duplicate(by=moderator, thread_id=thread.pk, original_id=original.pk),
    }
    return lambda deed: before.get(deed, lambda: None)()


@pytest.mark.parametrize("deed", THREAD_DEEDS)
def test_who_may_close_keeps_order_and_nobody_else_finds_the_page(
    client, visitor, thread, stranger, moderator, prepared, deed
):
    prepared(deed)
    data, is_done = THREAD_DEEDS[deed]
    data = {name: make_board("other").pk if value == "other" else value for name, value in data.items()}
    address = reverse(f"forum:thread-{deed}", args=[thread.pk])
    assert visitor.get(address)["Location"].startswith(reverse("account_login"))
    client.force_login(stranger)
    assert client.get(address).status_code == client.post(address, data).status_code == 404
    before = Thread.objects.get(pk=thread.pk)
    assert before.changes == Thread.objects.get(pk=thread.pk).changes
    assert not is_done(before)
    client.force_login(moderator)
    page = client.get(address)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    for _twice in range(2):
        assert client.post(address, data).status_code == 302
    assert is_done(Thread.objects.get(pk=thread.pk))
    assert client.get(reverse(f"forum:thread-{deed}", args=[2**70])).status_code == 404


@pytest.mark.parametrize("kind", ["thread", "answer", "reply"])
def test_a_post_is_hidden_with_a_reason_and_shown_again(client, thread, answer, helper, asker, moderator, kind):
    post = {"thread": thread, "answer": answer, "reply": make_reply(answer, by=helper)}[kind]
    hide, restore = (reverse(f"forum:post-{deed}", args=[kind, post.pk]) for deed in ("hide", "restore"))
    client.force_login(asker)
    assert client.post(hide, {"reason": "I do not like it."}).status_code == 404
    client.force_login(moderator)
    refused = client.post(hide, {"reason": " x "})
    assert refused.status_code == 422
    assert "Say why in a few words" in refused.content.decode()
    client.post(hide, {"reason": "Somebody's address."})
    post.refresh_from_db()
    assert post.hidden_reason == "Somebody's address."
    page = client.get(thread_address(thread)).content.decode()
    assert "Somebody&#x27;s address." in page
    assert restore in page
    client.post(restore)
    post.refresh_from_db()
    assert not post.hidden_at


@pytest.mark.parametrize("typed", ["title", "number", "address"])
def test_the_first_question_is_found_by_title_number_or_address(client, thread, original, asker, typed):
    words = {
        "title": "SCREW funnel",
        "number": str(original.pk),
        "address": f"https://x.example{thread_address(original)}",
    }
    address = reverse("forum:thread-duplicate", args=[thread.pk])
    client.force_login(asker)
    page = client.get(address, {"q": words[typed]}).content.decode()
    assert f'value="{original.pk}"' in page
    client.post(address, {"q": words[typed], "original": original.pk})
    assert Thread.objects.get(pk=thread.pk).duplicate_of == original
    assert thread_address(original) in client.get(thread_address(thread)).content.decode()


def test_a_question_is_no_duplicate_of_nothing_itself_or_its_own_duplicate(client, thread, original, asker, moderator):
    address = reverse("forum:thread-duplicate", args=[thread.pk])
    client.force_login(asker)
    assert "No public question fits this" in client.get(address, {"q": "no such words"}).content.decode()
    for data, sentence in (
        ({"q": "funnel"}, "Choose the question that was there first."),
        ({"q": "funnel", "original": "x" * 5_000}, "Choose the question that was there first."),
        ({"q": str(thread.pk), "original": thread.pk}, "A question cannot be a duplicate of itself."),
    ):
        response = client.post(address, data)
        assert response.status_code == 422
        assert sentence in response.content.decode()
    actions.mark_duplicate(by=moderator, thread_id=original.pk, original_id=thread.pk)
    looped = client.post(address, {"q": "funnel", "original": original.pk})
    assert "The question you chose is marked as a duplicate of this one." in looped.content.decode()
    assert Thread.objects.get(pk=thread.pk).duplicate_of is None
    client.force_login(make_member("passer"))
    assert client.get(address).status_code == 404


def test_a_private_question_is_never_offered_as_the_first(client, thread, asker, stranger, board):
    private = make_thread(by=stranger, board=board, title="My own secret screw", private=True)
    client.force_login(asker)
    for typed in ("secret screw", str(private.pk), "9" * 18, "9" * 30, "x" * 2_000):
        page = client.get(reverse("forum:thread-duplicate", args=[thread.pk]), {"q": typed})
        assert page.status_code == 200
        assert "My own secret screw" not in page.content.decode()


def test_the_page_of_taking_back_says_whether_it_goes_or_is_emptied(client, thread, answer, helper, stranger, asker):
    delete = reverse("forum:post-delete", args=["answer", answer.pk])
    client.force_login(stranger)
    assert client.post(delete).status_code == 404
    client.force_login(helper)
    assert "it goes entirely" in client.get(delete).content.decode()
    reply = make_reply(answer, by=asker)
    assert "Its place stays, empty." in client.get(delete).content.decode()
    assert client.post(delete)["Location"].endswith(f"/posts/answer/{answer.pk}/")
    answer.refresh_from_db()
    assert (answer.body, bool(answer.emptied_at)) == ("", True)
    client.force_login(asker)
    assert client.post(reverse("forum:post-delete", args=["reply", reply.pk]))["Location"] == thread_address(thread)
    alone = make_thread(by=asker, board=thread.board)
    assert client.post(reverse("forum:post-delete", args=["thread", alone.pk]))["Location"] == reverse("forum:boards")
    assert not Thread.objects.filter(pk=alone.pk).exists()
    assert client.get(reverse("forum:post-delete", args=["thread", alone.pk])).status_code == 404


def test_a_private_thread_is_published_by_its_asker_with_a_tick(client, asker, stranger, board, thread):
    private = make_thread(by=asker, board=board, private=True)
    address = reverse("forum:thread-publish", args=[private.pk])
    client.force_login(stranger)
    assert client.post(address, {"consent": "on"}).status_code == 404
    client.force_login(asker)
    assert client.post(address, {}).status_code == 422
    assert Thread.objects.get(pk=private.pk).is_private
    other = make_board()
    assert f'<option value="{board.pk}" selected>' in client.get(address).content.decode()
    client.post(address, {"consent": "on", "board": other.pk})
    published = Thread.objects.get(pk=private.pk)
    assert (published.is_private, published.board) == (False, other)
    assert client.get(reverse("forum:thread-publish", args=[thread.pk])).status_code == 404


def test_each_post_has_one_menu_with_what_its_reader_may_do(client, thread, answer, asker, helper, moderator):
    def offered(who):
        if who:
            client.force_login(who)
        page = client.get(thread_address(thread)).content.decode()
        names = ("report", "delete", "hide")
        own = [name for name in names if reverse(f"forum:post-{name}", args=["answer", answer.pk]) in page]
        return own, reverse("forum:thread-close", args=[thread.pk]) in page, page.count('<details class="menu')

    assert offered(None) == (["report"], False, 2)
    assert offered(helper) == (["delete"], False, 2)
    assert offered(asker) == (["report"], False, 2)
    assert offered(moderator) == (["report", "hide"], True, 2)


def test_states_are_told_on_the_thread_and_in_the_list(client, thread, original, moderator):
    make_answer(thread)
    actions.archive_thread(by=moderator, thread_id=thread.pk)
    assert "This thread is archived" in client.get(thread_address(thread)).content.decode()
    assert "Archived" in client.get(reverse("forum:boards")).content.decode()
    actions.unarchive_thread(by=moderator, thread_id=thread.pk)
    actions.close_thread(by=moderator, thread_id=thread.pk, reason="The sale is over.")
    page = client.get(thread_address(thread)).content.decode()
    assert "The sale is over." in page
    assert "Closed" in client.get(reverse("forum:boards")).content.decode()
    actions.mark_duplicate(by=moderator, thread_id=thread.pk, original_id=original.pk)
    assert "Asked before" in client.get(reverse("forum:boards")).content.decode()
    actions.hide_post(by=moderator, post=at(thread), reason="Rude.")
    assert client.get(thread_address(thread)).status_code == 404


def test_without_a_reason_the_page_says_what_to_enter(client, thread, moderator):
    client.force_login(moderator)
    page = client.post(reverse("forum:thread-close", args=[thread.pk]), {"reason": " "})
    assert page.status_code == 422
    assert "Say why in a few words; the author will read it." in page.content.decode()

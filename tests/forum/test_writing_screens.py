"""Asking, answering, replying and editing in the browser, and what becomes of bad input."""

import uuid

import pytest
from django.urls import reverse

from forum import actions
from forum.addresses import thread_address
from forum.models import Answer, Reply, Thread
from tests.factories.forum import make_thread


@pytest.fixture
def question(board):
    return {
        "title": "Why does the hub blink red at night?",
        "body": "It blinks **every night** at two.",
        "board": board.pk,
        "language": "en",
        "tags": "hub, E-1042",
        "key": str(uuid.uuid4()),
    }


def test_a_member_asks_and_stands_on_the_new_thread(client, asker, question):
    client.force_login(asker)
    response = client.post(reverse("forum:ask"), question)
    thread = Thread.objects.get()
    assert response["Location"] == thread_address(thread)
    page = client.get(response["Location"]).content.decode()
    assert "<strong>every night</strong>" in page
    assert sorted(thread.tags.values_list("name", flat=True)) == ["e-1042", "hub"]


def test_the_same_form_sent_twice_asks_once(client, asker, question):
    client.force_login(asker)
    places = {client.post(reverse("forum:ask"), question)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Thread.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", "Why?", "Write the question in at least 10 characters."),
        ("title", "Why " * 60, "Shorten the title to 200 characters; the rest belongs into the text."),
        ("body", "It blinks.", "Write at least 15 characters, so that others can follow."),
        ("body", "x" * 30_001, "Shorten the text to 30,000 characters"),
        ("tags", "a,b,c,d,e,f", "Choose at most 5 tags."),
        ("body", "> " * 5_000 + "deep", ""),
    ],
)
def test_a_question_that_cannot_be_asked_says_why_and_keeps_the_text(client, asker, question, field, typed, sentence):
    client.force_login(asker)
    response = client.post(reverse("forum:ask"), question | {field: typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert typed[:200].strip().replace(">", "&gt;") in page
    assert question["body" if field == "title" else "title"].replace("*", "*") in page
    assert not Thread.objects.exists()


def test_all_that_is_wrong_with_a_question_is_said_at_once(client, asker, question):
    client.force_login(asker)
    page = client.post(reverse("forum:ask"), question | {"title": "x" * 300, "tags": "a,b,c,d,e,f"}).content.decode()
    assert "Shorten the title to 200 characters" in page
    assert "Choose at most 5 tags." in page


def test_a_visitor_is_led_to_the_sign_in_and_back(client, board):
    response = client.get(reverse("forum:ask") + "?title=Hub+blinks")
    assert response["Location"].startswith(reverse("account_login"))
    assert "Hub" in response["Location"]


def test_an_answer_stands_on_the_thread_and_twice_is_once(client, helper, thread):
    client.force_login(helper)
    form = {"body": "Free the bucket with a brush.", "key": str(uuid.uuid4())}
    for _ in range(2):
        response = client.post(reverse("forum:thread-answer", args=[thread.pk]), form, follow=True)
    assert Answer.objects.count() == 1
    assert "Free the bucket with a brush." in response.content.decode()


def test_a_refused_answer_keeps_its_text_on_the_threads_page(client, helper, thread):
    client.force_login(helper)
    response = client.post(reverse("forum:thread-answer", args=[thread.pk]), {"body": "Too short"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Too short</textarea>" in page
    assert "Write at least 15 characters" in page


@pytest.mark.parametrize("pressed", [{}, {"preview": "1"}, {"add_pictures": "1"}])
def test_a_text_for_what_is_closed_or_gone_meanwhile_is_kept(client, helper, asker, moderator, answer, pressed):
    body = "A soft brush and no soap, as the book says."
    client.force_login(asker)
    actions.close_thread(by=moderator, thread_id=answer.thread_id, reason="Told elsewhere already.")
    closed = client.post(reverse("forum:thread-answer", args=[answer.thread_id]), {"body": body} | pressed)
    assert (closed.status_code, body in closed.text) == (422, True)
    reply = reverse("forum:post-reply", args=["answer", answer.pk])
    edit = reverse("forum:post-edit", args=["thread", answer.thread_id])
    actions.archive_thread(by=moderator, thread_id=answer.thread_id)
    for address in (reply, edit):
        archived = client.post(address, {"body": body, "title": "A title that says something", "version": 1} | pressed)
        assert (archived.status_code, body in archived.text) == (422, True), address
    answer_id = answer.pk
    Answer.objects.all().delete()
    gone = client.post(reply, {"body": body} | pressed, headers={"origin": "http://testserver"})
    assert (gone.status_code, body in gone.text) == (404, True)
    assert f'value="{answer_id}"' not in gone.text  # the number of the post is no word to look for
    assert "What this was for is no longer there" in gone.text
    assert body not in client.post(reply, {"body": body}, headers={"origin": "https://elsewhere.example"}).text


def test_a_reply_hangs_under_the_answer(client, asker, answer):
    client.force_login(asker)
    client.post(reverse("forum:post-reply", args=["answer", answer.pk]), {"body": "It stays at zero."})
    assert Reply.objects.get().answer_id == answer.pk


def test_ones_own_answer_can_be_edited_and_nobody_elses(client, helper, stranger, answer):
    edit = reverse("forum:post-edit", args=["answer", answer.pk])
    form = {"body": "Free the bucket with a soft brush, no soap.", "version": answer.version, "comment": ""}
    client.force_login(stranger)
    assert answer.body not in client.get(edit).content.decode()
    assert client.post(edit, form).status_code == 422
    client.force_login(helper)
    client.post(edit, form)
    answer.refresh_from_db()
    assert answer.body == form["body"]


def test_two_who_edit_at_once_see_both_texts_and_nothing_is_lost(client, asker, thread):
    client.force_login(asker)
    edit = reverse("forum:post-edit", args=["thread", thread.pk])
    form = {"title": thread.title, "tags": "", "version": thread.version}
    client.post(edit, form | {"body": "The first text that was saved."})
    response = client.post(edit, form | {"body": "The second text, typed meanwhile."})
    page = response.content.decode()
    assert "The first text that was saved." in page
    assert "The second text, typed meanwhile." in page
    assert "You changed this yourself meanwhile" in page
    assert "The text now, as you left it" in page
    thread.refresh_from_db()
    assert thread.body == "The first text that was saved."
    assert f'name="version" value="{thread.version}"' in page
    client.post(edit, form | {"body": "The second text, typed meanwhile.", "version": thread.version})
    thread.refresh_from_db()
    assert thread.body == "The second text, typed meanwhile."


def test_lists_narrow_by_board_tag_and_tab_and_unknown_ones_are_not_found(client, asker, board, thread):
    make_thread(by=asker, title="Another board altogether")
    page = client.get(reverse("forum:board", args=[board.slug])).content.decode()
    assert thread_address(thread) in page
    assert "Another board altogether" not in page
    assert thread_address(thread) in client.get(reverse("forum:tag", args=["rain-gauge"])).content.decode()
    assert thread_address(thread) in client.get(reverse("forum:boards") + "?tab=needs_answer").content.decode()
    assert '<li class="row">' not in client.get(reverse("forum:boards") + "?tab=solved").content.decode()
    for path in (reverse("forum:board", args=["nowhere"]), reverse("forum:tag", args=["nowhere"])):
        assert client.get(path).status_code == 404
    assert client.get(reverse("forum:boards") + "?tab=mine").status_code == 404


def test_ones_own_questions_stand_on_a_page_of_their_own(client, asker, stranger, thread):
    client.force_login(asker)
    assert thread_address(thread) in client.get(reverse("forum:mine")).content.decode()
    client.force_login(stranger)
    assert thread_address(thread) not in client.get(reverse("forum:mine")).content.decode()


def test_what_is_empty_is_told_field_by_field(client, stranger, board):
    client.force_login(stranger)
    page = client.post(reverse("forum:ask"), {"title": "", "body": "", "board": "", "language": "en"})
    assert page.status_code == 422
    told = page.content.decode()
    for sentence in ("at least 10 characters", "at least 15 characters", "Choose the board it belongs to."):
        assert told.count(sentence) >= 2, sentence
    assert "This field is required" not in told

"""Pictures sent with a text by plain form."""

import pytest
from django.test import Client
from django.urls import reverse

from forum import actions
from forum.models import Answer, Thread
from tests.factories.forum import make_thread
from tests.uploads import files
from uploads.links import may_fetch
from uploads.models import Attachment, Upload


@pytest.fixture
def question(board):
    return {
        "title": "Why does the gauge show nothing?",
        "body": "It looks like this:",
        "board": board.pk,
        "language": "en",
        "tags": "",
    }


def picture_address():
    upload = Upload.objects.get()
    return f"/uploads/{upload.key}.{upload.kind}"


def test_a_picture_sent_with_a_question_stands_in_it(client, asker, question):
    client.force_login(asker)
    client.post(reverse("forum:ask"), question | {"pictures": files.file()})
    thread = Thread.objects.get()
    assert thread.body == f"It looks like this:\n\n![Picture]({picture_address()})"
    assert f'src="{picture_address()}"' in thread.body_html
    assert Attachment.objects.get().object_id == thread.pk


def test_the_button_puts_pictures_into_the_text_and_posts_nothing(client, asker, question):
    client.force_login(asker)
    sent = question | {"add_pictures": "1", "pictures": [files.file(), files.file(files.image_bytes(colour="blue"))]}
    response = client.post(reverse("forum:ask"), sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("![Picture](/uploads/") == 2
    assert question["title"] in page
    assert "field--error" not in page
    assert not Thread.objects.exists()


def test_a_storage_that_cannot_be_written_costs_the_picture_and_not_the_text(
    client, asker, question, tmp_path, monkeypatch
):
    monkeypatch.setattr(Upload._meta.get_field("file"), "storage", files.closed_storage(tmp_path))
    client.force_login(asker)
    response = client.post(reverse("forum:ask"), question | {"pictures": files.file()})
    assert response.status_code == 422
    assert "We cannot keep pictures at the moment." in response.content.decode()
    assert question["body"] in response.content.decode()
    assert not Thread.objects.exists()


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"", files.image_bytes()[:40]])
def test_what_is_no_picture_is_refused_at_the_text_which_stays(client, asker, question, data):
    client.force_login(asker)
    response = client.post(reverse("forum:ask"), question | {"pictures": files.file(data)})
    assert response.status_code == 422
    assert "field--error" in response.content.decode()
    assert question["body"] in response.content.decode()
    assert not Thread.objects.exists()
    assert not Upload.objects.exists()


def test_too_many_at_once_are_refused(client, asker, question):
    client.force_login(asker)
    many = [files.file(files.image_bytes(size=(9, number))) for number in range(1, 12)]
    response = client.post(reverse("forum:ask"), question | {"pictures": many})
    assert "Add at most 10 pictures at once." in response.content.decode()
    assert not Upload.objects.exists()


def test_answers_and_edits_take_pictures_and_replies_none(client, asker, helper, thread):
    client.force_login(helper)
    client.post(
        reverse("forum:thread-answer", args=[thread.pk]), {"body": "Compare it with this:", "pictures": files.file()}
    )
    answer = Answer.objects.get()
    assert picture_address() in answer.body_html
    edit = reverse("forum:post-edit", args=["answer", answer.pk])
    blue = files.file(files.image_bytes(colour="blue"))
    client.post(edit, {"body": answer.body, "version": 1, "comment": "", "pictures": blue})
    answer.refresh_from_db()
    assert answer.body_html.count("<img") == 2
    page = client.get(reverse("forum:post-reply", args=["thread", thread.pk])).content.decode()
    assert 'type="file"' not in page


def test_a_picture_of_a_private_thread_is_seen_with_the_thread_only(client, asker, agent, stranger, board):
    private = make_thread(by=asker, board=board, private=True)
    client.force_login(asker)
    client.post(
        reverse("forum:post-edit", args=["thread", private.pk]),
        {"title": private.title, "body": private.body, "tags": "", "version": 1, "pictures": files.file()},
    )
    upload = Upload.objects.get()

    def statuses():
        return [
            reader.head(picture_address()).status_code
            for reader in (client, as_member(agent), as_member(stranger), Client())
        ]

    assert statuses() == [200, 200, 404, 404]
    assert not may_fetch(upload, stranger)
    actions.publish_thread(by=asker, thread_id=private.pk, consent=True)
    assert statuses() == [200, 200, 200, 200]


def as_member(user):
    reader = Client()
    reader.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return reader


def test_the_preview_shows_ones_own_pictures_and_nobody_elses(client, asker, stranger):
    client.force_login(asker)
    told = client.post(reverse("uploads:new"), {"file": files.file()}, headers={"accept": "application/json"}).json()
    body = {"body": f"Look: {told['markdown']}"}
    assert "<img" in client.post(reverse("forum:preview"), body).content.decode()
    client.force_login(stranger)
    assert "<img" not in client.post(reverse("forum:preview"), body).content.decode()


def test_the_board_one_comes_from_is_chosen_already(client, asker, board):
    client.force_login(asker)
    page = client.get(reverse("forum:board", args=[board.slug])).content.decode()
    assert f"{reverse('forum:ask')}?board={board.slug}" in page
    page = client.get(f"{reverse('forum:ask')}?board={board.slug}").content.decode()
    assert f'<option value="{board.pk}" selected>' in page
    for slug in ("nowhere", "x" * 2_000):
        assert client.get(reverse("forum:ask"), {"board": slug}).status_code == 200


def test_a_tag_that_is_a_code_is_shown_as_the_code_is_spelled(client, asker, board):
    thread = make_thread(by=asker, board=board, tags=["E-1042", "Rain Gauge", "e-1042 again"])
    page = client.get(f"/en/questions/{thread.pk}/", follow=True).content.decode()
    shown = [tag.label for tag in thread.tags.order_by("name")]
    assert shown == ["E-1042", "e-1042 again", "rain gauge"]
    assert ">rain gauge</a>" in page
    assert ">e-1042</a>" not in page

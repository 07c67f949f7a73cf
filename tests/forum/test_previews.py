"""The preview of a text, by the editor's script and by a button of the form where there is none."""

import pytest
from django.urls import reverse

from forum.models import Answer, Reply, Thread
from tests.factories.forum import make_thread

TEXT = "## A heading\n\n**bold** <script>alert(1)</script>"
PRESSED = {"body": TEXT, "preview": "1"}


def shown_in(response):
    """What stands in the preview of a page."""
    _, mark, rest = response.content.decode().partition("autofocus>")
    assert mark, "no preview"
    return rest.partition("<noscript")[0]


def test_the_preview_shows_what_will_be_stored(client, asker):
    client.force_login(asker)
    page = client.post(reverse("forum:preview"), {"body": TEXT}).content.decode()
    assert "<strong>bold</strong>" in page
    assert "A heading</h" in page
    assert "<script" not in page


def test_a_reply_is_drawn_as_a_reply(client, helper, thread):
    client.force_login(helper)
    address = reverse("forum:post-reply", args=["thread", thread.pk])
    preview = f"{reverse('forum:preview')}?brief=1"
    assert f'data-preview-url="{preview}"' in client.get(address).content.decode()
    for response in (client.post(preview, {"body": TEXT}), client.post(address, PRESSED)):
        page = response.content.decode()
        assert "<strong>bold</strong>" in page
        assert "A heading</h" not in page
    assert not Reply.objects.exists()
    client.post(address, {"body": "It stays at zero."})
    assert Reply.objects.get().comment == "It stays at zero."


def test_without_a_script_a_question_comes_back_with_its_preview_and_is_posted_afterwards(client, asker, board):
    client.force_login(asker)
    typed = {"title": "Short", "board": board.pk, "language": "de", "tags": "hub, e-1042"}
    response = client.post(reverse("forum:ask"), typed | PRESSED)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<strong>bold</strong>" in shown_in(response)
    for kept in ('value="Short"', 'value="hub, e-1042"', "**bold** &lt;script&gt;", '<option value="de" selected>'):
        assert kept in page
    assert "field__error" not in page
    assert not Thread.objects.exists()
    assert client.post(reverse("forum:ask"), typed | {"title": "Long enough now", "body": TEXT}).status_code == 302


def test_without_a_script_an_answer_and_an_edit_are_previewed(client, helper, thread, answer):
    client.force_login(helper)
    asked = make_thread(by=thread.author)
    response = client.post(reverse("forum:thread-answer", args=[asked.pk]), PRESSED)
    assert "<strong>bold</strong>" in shown_in(response)
    assert not Answer.objects.filter(thread=asked).exists()
    edit = reverse("forum:post-edit", args=["answer", answer.pk])
    response = client.post(edit, PRESSED | {"version": answer.version, "comment": "clearer"})
    assert "<strong>bold</strong>" in shown_in(response)
    assert 'value="clearer"' in response.content.decode()
    before = answer.body
    answer.refresh_from_db()
    assert answer.body == before


@pytest.mark.parametrize(("body", "said"), [("", "Nothing to show yet."), ("x" * 200_000, "characters")])
def test_what_cannot_be_drawn_is_told_in_a_sentence(client, asker, thread, body, said):
    client.force_login(asker)
    response = client.post(reverse("forum:thread-answer", args=[thread.pk]), {"body": body, "preview": "1"})
    assert said in shown_in(response)


@pytest.mark.usefixtures("clock")
def test_previews_have_a_limit_that_is_told_in_words_and_keeps_the_text(client, asker, thread):
    client.force_login(asker)
    form = reverse("forum:thread-answer", args=[thread.pk])
    for number in range(60):
        address = form if number % 2 else reverse("forum:preview")
        assert "<strong>bold</strong>" in client.post(address, PRESSED).content.decode()
    response = client.post(form, PRESSED)
    assert "You can see a preview again in" in shown_in(response)
    assert "**bold** &lt;script&gt;" in response.content.decode()
    response = client.post(reverse("forum:preview"), PRESSED)
    assert response.status_code == 429
    assert "You can see a preview again in" in response.content.decode()

"""Reporting in the browser, the list of reports, and the decision."""

import pytest
from django.urls import reverse

from forum import actions
from forum.addresses import thread_address
from forum.models import Report, Thread
from tests.factories.forum import at, make_answer, make_member, make_reply, make_thread


@pytest.fixture
def keeper(db):
    """Sees reports and closes threads by merit; hides nothing."""
    return make_member("keeper", "forum.see_reports", "forum.close_thread")


@pytest.fixture
def reported(answer, stranger):
    return actions.report_post(by=stranger, post=at(answer), reason="rude", text="Look at the second line.")


@pytest.mark.parametrize("kind", ["thread", "answer", "reply"])
def test_a_member_reports_and_reads_what_happens_next(client, visitor, thread, answer, stranger, kind):
    post = {"thread": thread, "answer": answer, "reply": make_reply(answer)}[kind]
    address = reverse("forum:post-report", args=[kind, post.pk])
    assert address in visitor.get(thread_address(thread)).content.decode()
    assert visitor.get(address)["Location"].startswith(reverse("account_login"))
    client.force_login(stranger)
    assert client.get(address).content.decode().count('type="radio"') == 5
    response = client.post(address, {"reason": "spam", "text": ""}, follow=True)
    assert "A moderator will look at it" in response.content.decode()
    assert Report.objects.get().reporter == stranger


def test_a_report_that_says_nothing_or_too_much_keeps_its_text(client, answer, stranger, helper):
    address = reverse("forum:post-report", args=["answer", answer.pk])
    client.force_login(stranger)
    for data, sentence in (
        ({"text": "Somehow."}, "Choose what is wrong with it."),
        ({"reason": "bad", "text": "Somehow."}, "Choose what is wrong with it."),
        ({"reason": "other", "text": ""}, "Say in a few words what is wrong with it."),
        ({"reason": "spam", "text": "Somehow." * 200}, "Shorten the text to 1,000 characters."),
    ):
        response = client.post(address, data)
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert data["text"] in response.content.decode()
    client.force_login(helper)
    assert "This is your own post" in client.get(address).content.decode()
    assert client.post(address, {"reason": "spam", "text": ""}).status_code == 422
    assert not Report.objects.exists()


@pytest.mark.usefixtures("clock")
def test_reports_have_a_limit_that_is_told_in_words(client, thread, stranger):
    answers = [make_answer(thread, body=f"Try number {number}, it may help you.") for number in range(6)]
    client.force_login(stranger)
    codes = [
        client.post(reverse("forum:post-report", args=["answer", row.pk]), {"reason": "spam", "text": ""}).status_code
        for row in answers
    ]
    assert codes == [302] * 5 + [429]
    assert Report.objects.count() == 5


def test_the_list_is_for_those_who_see_reports(client, visitor, reported, keeper, stranger):
    address = reverse("forum:reports")
    assert visitor.get(address)["Location"].startswith(reverse("account_login"))
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    assert address not in client.get(reverse("forum:boards")).content.decode()
    client.force_login(keeper)
    page = client.get(address).content.decode()
    assert "Look at the second line." in page
    assert "Rude or hurtful" in page
    assert reverse("forum:report", args=[reported.pk]) in page
    assert "1 to decide" in client.get(reverse("forum:boards")).content.decode()
    assert "Look at the second line." not in client.get(address + "?show=settled").content.decode()


@pytest.mark.parametrize(
    ("decision", "hidden", "closed", "outcome"),
    [
        ("hide", True, False, "agreed"),
        ("close", False, True, "agreed"),
        ("done", False, False, "agreed"),
        ("leave", False, False, "rejected"),
    ],
)
def test_a_decision_does_what_it_says_and_settles(
    client, reported, moderator, answer, decision, hidden, closed, outcome
):
    client.force_login(moderator)
    data = {"decision": decision, "reason": "Names a person."}
    for _twice in range(2):
        response = client.post(reverse("forum:report", args=[reported.pk]), data)
    assert "Decided already" in response.content.decode()
    answer.refresh_from_db()
    reported.refresh_from_db()
    thread = Thread.objects.get()
    assert (bool(answer.hidden_at), bool(thread.closed_at), reported.outcome) == (hidden, closed, outcome)
    page = client.get(reverse("forum:reports") + "?show=settled").content.decode()
    assert "Names a person." in page
    assert moderator.name in page


def test_only_what_one_may_do_is_offered_and_a_reason_is_asked_for(
    client, reported, keeper, moderator, answer, stranger
):
    address = reverse("forum:report", args=[reported.pk])
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.force_login(keeper)
    assert 'value="hide"' not in client.get(address).content.decode()
    assert client.post(address, {"decision": "hide", "reason": "Names a person."}).status_code == 422
    client.force_login(moderator)
    for data, sentence in (
        ({"decision": "hide", "reason": ""}, "Say why in a few words"),
        ({"reason": "So be it."}, "Choose what you decide."),
        ({"decision": "leave", "reason": "x" * 600}, "Shorten the reason to 500 characters."),
    ):
        refused = client.post(address, data)
        assert refused.status_code == 422
        assert sentence in refused.content.decode()
    reported.refresh_from_db()
    answer.refresh_from_db()
    assert (reported.outcome, answer.hidden_at) == ("open", None)


def test_reports_on_private_threads_are_seen_by_those_who_see_private_threads(
    client, thread, reported, keeper, moderator
):
    Thread.objects.update(visibility="private")
    for who, status in ((keeper, 404), (moderator, 200)):
        client.force_login(who)
        assert client.get(reverse("forum:report", args=[reported.pk])).status_code == status


MARKED = "Do **not** [open](https://example.org/x) the hub; it is `sealed`."


@pytest.mark.parametrize("kind", ["thread", "answer", "reply"])
def test_a_post_is_shown_as_its_readers_see_it_and_never_as_it_was_typed(
    client, thread, helper, stranger, moderator, kind
):
    post = make_answer(thread, by=helper, body=MARKED)
    if kind == "thread":
        post = make_thread(by=helper, board=thread.board, body=MARKED)
    elif kind == "reply":
        post = make_reply(thread, by=helper, body=MARKED)
    report = actions.report_post(by=stranger, post=at(post), reason="wrong")
    client.force_login(moderator)
    hide = reverse("forum:post-hide", args=[kind, post.pk])
    for address in (reverse("forum:reports"), hide):
        page = client.get(address).content.decode()
        assert "Do not open the hub; it is sealed." in page
        assert "**" not in page
    page = client.get(reverse("forum:report", args=[report.pk])).content.decode()
    assert "<strong>not</strong>" in page
    assert "**" not in page
    assert "What it said when it was reported" not in page


def test_what_was_changed_after_the_report_is_still_shown_without_marks(client, answer, helper, reported, moderator):
    before = answer.body_text
    actions.edit_answer(answer_id=answer.pk, by=helper, version=answer.version, body=MARKED)
    client.force_login(moderator)
    page = client.get(reverse("forum:report", args=[reported.pk])).content.decode()
    assert "What it said when it was reported" in page
    assert before in page
    assert "<strong>not</strong>" in page


def test_quotation_marks_are_those_of_the_language(client, reported, moderator):
    client.force_login(moderator)
    address = reverse("forum:report", args=[reported.pk])
    assert "“Look at the second line.”" in client.get(address).content.decode()
    assert "„Look at the second line.“" in client.get(address.replace("/en/", "/de/")).content.decode()


def test_the_figure_is_that_of_the_posts_in_the_list(client, answer, reported, helper, moderator, asker):
    actions.report_post(by=asker, post=at(answer), reason="spam")
    client.force_login(moderator)
    page = client.get(reverse("forum:reports")).content.decode()
    assert page.count('class="reports__item"') == 1
    assert 'To decide <span class="num">1</span>' in page
    assert "1 to decide" in client.get(reverse("forum:boards")).content.decode()

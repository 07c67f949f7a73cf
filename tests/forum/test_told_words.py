"""Words that readers no longer find are not found in notices and letters either."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core import mail

from accounts import taking_along
from forum import actions
from forum.models import Answer, Report, Thread
from inbox.actions import send_due_letters
from inbox.models import Letter, Notice
from inbox.queries import notice_page
from tests.factories.forum import at, make_answer, make_member, make_reply, make_thread

SECRET = "Ring at the blue door and ask for 4711."


@pytest.fixture
def told(heard, thread, helper, follower, asker):
    """An answer that its asker and a follower were told of."""
    with heard():
        answer = make_answer(thread, by=helper, body=SECRET)
    assert "4711" in shown_to(asker)
    assert "4711" in shown_to(follower)
    return answer


def shown_to(member):
    return " ".join(
        f"{group.title} {line.text}" for day in notice_page(member).days for group in day.groups for line in group.lines
    )


def taken_along(member):
    into = BytesIO()
    taking_along.pack(member, into)
    with ZipFile(into) as archive:
        return archive.read("inbox/notices.json")


def kept():
    return [str((notice.title, notice.data)) for notice in Notice.objects.all()]


def hide(post, moderator):
    actions.hide_post(by=moderator, post=at(post), reason="Somebody's address")


FATES = {
    "hidden": hide,
    "its thread hidden": lambda answer, moderator: hide(answer.thread, moderator),
    "taken back": lambda answer, moderator: actions.delete_post(by=answer.author, post=at(answer)),
    "emptied": lambda answer, moderator: (
        make_reply(answer),
        actions.delete_post(by=answer.author, post=at(answer)),
    ),
}


@pytest.mark.parametrize("fate", FATES)
def test_notices_lose_the_words_and_letters_stay_at_home(heard, told, moderator, follower, asker, fate):
    with heard():
        FATES[fate](told, moderator)
    for member in (asker, follower):
        assert "4711" not in shown_to(member)
        assert "What this was about is no longer shown." in shown_to(member)
        assert b"4711" not in taken_along(member)
    assert not [words for words in kept() if "4711" in words]
    send_due_letters()
    assert not [letter for letter in mail.outbox if "4711" in letter.body]
    assert not Letter.objects.waiting().exists()


def test_a_letter_on_its_way_asks_again_whether_its_reader_may_read_it(told, moderator):
    hide(told, moderator)  # nobody heard of it yet
    send_due_letters()
    assert not mail.outbox
    assert Letter.objects.filter(withdrawn_at__isnull=False).count() == Letter.objects.count() > 0


def test_words_of_others_stay(heard, told, thread, asker, follower, helper):
    with heard():
        make_answer(thread, by=make_member("other"), body="Free the bucket with a soft brush.")
    with heard():
        actions.delete_post(by=helper, post=at(told))
    for member in (asker, follower):
        assert "Free the bucket" in shown_to(member)
        assert thread.title in shown_to(member)
    send_due_letters()
    assert len(mail.outbox) == 2


def test_the_title_of_a_hidden_thread_is_its_askers_alone_until_it_is_shown_again(
    heard, told, thread, asker, follower, moderator
):
    with heard():
        hide(thread, moderator)
    assert thread.title not in shown_to(follower)
    assert thread.title in shown_to(asker)
    with heard():
        actions.restore_post(by=moderator, post=at(thread))
    assert thread.title in shown_to(follower)


def test_replies_go_out_of_sight_with_their_answer(heard, told, moderator, helper):
    with heard():
        make_reply(told, body="The yellow bell, 4711.")
    assert "yellow" in shown_to(helper)
    with heard():
        hide(told, moderator)
    assert "yellow" not in shown_to(helper)


def test_moderators_are_not_shown_a_reported_text_that_was_taken_back(heard, told, moderator, helper, follower):
    with heard():
        actions.report_post(by=follower, post=at(told), reason="private")
    assert "4711" in shown_to(moderator)
    with heard():
        actions.delete_post(by=helper, post=at(told))
    assert "4711" not in shown_to(moderator)


def test_who_leaves_takes_private_words_out_of_notices_and_reports(heard, asker, agent, board):
    thread = make_thread(by=asker, board=board, private=True, title="My order 4711 to Kiel")
    answer = make_answer(thread, by=agent)
    with heard():
        reply = make_reply(answer, by=asker, body=SECRET)
        own = make_answer(thread, by=asker, body=SECRET)
        for post in (thread, reply, own):
            actions.report_post(by=agent, post=at(post), reason="private")
    assert "4711" in shown_to(agent)
    asker.delete()
    assert "4711" not in shown_to(agent)
    assert not [words for words in kept() if "4711" in words]
    assert set(Report.objects.values_list("said", flat=True)) == {""}


def test_an_agent_who_leaves_takes_nothing_from_those_they_answered(asker, agent, board):
    thread = make_thread(by=asker, board=board, private=True)
    answer = make_answer(thread, by=agent, official=True)
    reply = make_reply(thread, by=agent, body="One more thing.")
    actions.accept_answer(by=asker, answer_id=answer.pk)
    agent.delete()
    answer, thread = Answer.objects.get(pk=answer.pk), Thread.objects.get(pk=thread.pk)
    assert answer.body
    assert (answer.author, answer.emptied_at) == (None, None)
    assert (thread.solution_id, thread.answer_count) == (answer.pk, 1)
    reply.refresh_from_db()
    assert reply.comment == "One more thing."


def test_words_taken_out_of_a_version_are_not_left_in_notices(told, moderator, helper, follower, asker):
    actions.edit_answer(by=helper, answer_id=told.pk, version=1, body="Ring at the door and ask for me.")
    actions.erase_version(by=moderator, post=at(told), version=1, reason="Somebody's address")
    for member in (asker, follower):
        assert "4711" not in shown_to(member)
    send_due_letters()
    assert not mail.outbox

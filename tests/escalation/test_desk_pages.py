"""The console: who comes in, what stands where, and what it costs."""

import pytest
from django.urls import reverse

from escalation import actions
from escalation.models import Duty
from tests.factories.escalation import make_claimed, make_waiting
from tests.factories.forum import make_answer, make_thread


def page_of(conversation):
    return reverse("desk:conversation", args=[conversation.pk])


def text(response):
    return " ".join(response.content.decode().split())


def all_addresses(conversation):
    names = ("", "-fresh", "-tips", "-say", "-take", "-give-back", "-close", "-article")
    own = [reverse(f"desk:conversation{name}", args=[conversation.pk]) for name in names]
    return [*own, *(reverse(f"desk:{name}") for name in ("queue", "queue-fresh", "take-next", "duty"))]


def test_only_agents_come_in(as_user, asker, helper, visitor, waiting):
    for address in all_addresses(waiting):
        for member in (asker, helper):
            assert as_user(member).get(address).status_code == 404
            assert as_user(member).post(address).status_code == 404
        for response in (visitor.get(address), visitor.post(address)):
            assert response.status_code == 302
            assert response["Location"].startswith(reverse("account_login"))
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


def test_a_button_reached_by_a_link_leads_to_the_page_it_stands_on(desk, waiting):
    for name in ("say", "take", "give-back", "article"):
        response = desk.get(reverse(f"desk:conversation-{name}", args=[waiting.pk]))
        assert (response.status_code, response["Location"]) == (302, page_of(waiting))
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


@pytest.mark.parametrize("number", [0, 10**9, 2**63, 10**30])
def test_a_number_that_belongs_to_nothing_is_not_found(desk, number):
    assert desk.get(f"/en/desk/{number}/").status_code == 404
    assert desk.post(f"/en/desk/{number}/say/", {"mode": "note", "body": "x"}).status_code == 404


def test_the_queue_shows_who_is_where(desk, on_duty, colleague, board, waiting):
    mine = make_claimed(on_duty, make_thread(board=board, title="Anemometer stands still in the wind"))
    theirs = make_claimed(colleague, make_thread(board=board, title="Hub forgets its Wi-Fi every night"))
    shown = text(desk.get(reverse("desk:queue")))
    places = [shown.index(mark) for mark in ("With you", mine.thread.title, "Waiting <", waiting.thread.title)]
    assert places == sorted(places)
    assert shown.index("With colleagues") < shown.index(theirs.thread.title)
    assert "with Cleo Colleague" in shown
    assert "left</span>" in shown


def test_an_empty_desk_says_so(desk):
    shown = text(desk.get(reverse("desk:queue")))
    assert "Nobody waits" in shown
    assert shown.count("<h1") == 1


def test_an_agents_own_question_is_for_their_colleagues(desk, as_user, on_duty, colleague, board):
    own = make_waiting(make_thread(by=on_duty, board=board, title="My own barometer drifts away"))
    actions.send_message(by=colleague, conversation_id=own.pk, body="It is our Ada.", note=True)
    assert own.thread.title not in text(desk.get(reverse("desk:queue")))
    led = desk.get(page_of(own), follow=True)
    assert "It is our Ada." not in text(led)
    assert "/desk/" not in led.redirect_chain[-1][0]
    for name, sent in (("take", {}), ("say", {"mode": "note", "body": "I am curious"}), ("article", {})):
        desk.post(reverse(f"desk:conversation-{name}", args=[own.pk]), sent)
    assert desk.get(reverse("desk:conversation-fresh", args=[own.pk])).status_code == 404
    own.refresh_from_db()
    assert (own.state, own.messages.filter(kind="note").count()) == ("waiting", 1)
    theirs = text(as_user(colleague).get(page_of(own)))
    assert "It is our Ada." in theirs


def test_the_page_of_a_conversation_shows_thread_log_and_customer(desk, waiting, asker, thread, helper):
    make_answer(thread, helper, body="Lift the funnel and free the bucket.")
    make_thread(by=asker, board=thread.board, title="Which batteries for the winter?")
    shown = text(desk.get(page_of(waiting)))
    for expected in (
        "The rain gauge shows nothing although it rained all night.",
        "1 answer on the thread, none is the solution",
        "Lift the funnel and free the bucket.",
        "I have waited a day now",
        "Take the conversation to answer.",
        "They share nothing.",
        "Which batteries for the winter?",
        "Anna Asker",
        "Member since",
    ):
        assert expected in shown, expected


def test_what_the_customer_shares_stands_beside_the_talk(desk, thread, on_duty):
    from django.utils import timezone

    entry = {"kind": "search", "title": "gauge zero", "url": "/en/search/?q=gauge", "at": timezone.now().isoformat()}
    waiting = make_waiting(thread, trail=[entry])
    assert '<a href="/en/search/?q=gauge" data-any-language>gauge zero</a>' in text(desk.get(page_of(waiting)))


def test_tips_leave_out_the_thread_itself_and_an_absent_search_says_so(desk, waiting):
    response = desk.get(reverse("desk:conversation-tips", args=[waiting.pk]))
    assert response.status_code == 200
    assert waiting.thread.title not in response.content.decode()


def test_older_lines_stand_on_a_page_of_their_own(desk, claimed, on_duty, monkeypatch):
    monkeypatch.setattr("escalation.queries.conversations.MESSAGES_SHOWN", 3)
    for number in range(5):
        actions.send_message(by=on_duty, conversation_id=claimed.pk, body=f"Line number {number}.")
    newest = desk.get(page_of(claimed))
    assert "Line number 4." in text(newest)
    assert "Line number 1." not in text(newest)
    first = newest.context["talk"].page.messages[0].id
    assert f"?before={first}" in text(newest)
    older = text(desk.get(page_of(claimed), {"before": first}))
    assert "Line number 1." in older
    assert "Newest messages" in older


def test_reading_marks_what_the_customer_said_as_read_for_whoever_has_it(desk, as_user, claimed, asker, colleague):
    message = actions.send_message(by=asker, conversation_id=claimed.pk, body="Are you there?")
    as_user(colleague).get(page_of(claimed))
    claimed.refresh_from_db()
    assert claimed.agent_read < message.pk
    assert "new message" in text(desk.get(reverse("desk:queue")))
    desk.get(page_of(claimed))
    claimed.refresh_from_db()
    assert claimed.agent_read == message.pk
    assert "new message" not in text(desk.get(reverse("desk:queue")))


def test_an_open_console_is_a_sign_of_life(as_user, agent):
    as_user(agent).get(reverse("desk:queue"))
    assert Duty.objects.get(agent=agent).takes


def test_the_console_costs_the_same_however_much_there_is(
    desk, claimed, asker, helper, board, django_assert_max_num_queries
):
    actions.hand_over(by=asker, thread_id=make_thread(by=asker, board=board, title="A second question of mine").pk)
    for number in range(4):
        make_waiting(make_thread(board=board, title=f"Hub number {number} is silent"))
        make_answer(claimed.thread, helper, body=f"Try this, way number {number}.")
    desk.get(page_of(claimed))
    with django_assert_max_num_queries(20):
        desk.get(page_of(claimed))
    with django_assert_max_num_queries(14):
        desk.get(reverse("desk:queue"))


def test_the_door_stands_in_the_masthead_of_those_who_work_here(as_user, agent, helper):
    agent.is_staff = True
    agent.save()
    desk = reverse("desk:queue")
    assert f'href="{desk}"' in text(as_user(agent).get(reverse("forum:boards")))
    assert f'href="{desk}"' not in text(as_user(helper).get(reverse("forum:boards")))

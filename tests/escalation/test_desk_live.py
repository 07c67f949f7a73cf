"""The console in a real browser: who hands over appears by itself, and both sides' words land in the log."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from escalation import actions
from escalation.models import Conversation, Message
from tests.escalation.browsing import in_browser, in_thread
from tests.factories.accounts import AgentFactory, UserFactory
from tests.factories.escalation import make_claimed
from tests.factories.forum import make_board, make_thread

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def agent(transactional_db):
    agent = AgentFactory(name="Ada Agent")
    actions.show_presence(by=agent)
    return agent


@pytest.fixture
def thread(transactional_db):
    return make_thread(by=UserFactory(name="Anna Asker"), board=make_board(), title="Hub forgets its Wi-Fi at night")


@pytest.fixture
def at_desk(as_user, agent, origin, chromium):
    """Runs steps(page) with the agent's console open at an address."""
    cookie = as_user(agent).cookies["lotse_session"].value

    def run(address, steps):
        def with_page(context):
            context.add_cookies([{"name": "lotse_session", "value": cookie, "url": origin}])
            page = context.new_page()
            page.goto(origin + address)
            steps(page)

        in_browser(chromium, with_page)

    return run


def says(client, conversation_id, body):
    """The customer's form, sent."""
    return in_thread(client.post, reverse("escalation:conversation-say", args=[conversation_id]), {"body": body})


def test_from_the_hand_over_to_the_talk_without_a_reload(at_desk, thread, as_user):
    customer = as_user(thread.author)

    def steps(page):
        expect(page.get_by_role("heading", name="Nobody waits")).to_be_visible()
        hand_over = reverse("escalation:hand-over", args=[thread.pk])
        assert in_thread(customer.post, hand_over, {"words": "It is gone again."}).status_code == 302
        ticket = page.locator("#queue").get_by_role("link", name="Hub forgets its Wi-Fi")
        expect(ticket).to_be_visible()

        ticket.click()
        page.get_by_role("button", name="Take it").click()
        expect(page.locator("#talk-head").get_by_text("Live with you")).to_be_visible()
        field = page.get_by_label("Your message")
        field.fill("Does your router restart at night?")
        field.press("Control+Enter")
        log = page.get_by_role("log")
        expect(log.get_by_text("Does your router restart at night?")).to_be_visible()
        expect(field).to_have_value("")

        page.get_by_label("Internal note").check()
        field.fill("Third case this week.")
        page.get_by_role("button", name="Send").click()
        expect(log.locator(".said--note").get_by_text("Third case this week.")).to_be_visible()

        number = int(re.search(r"/desk/(\d+)/", page.url)[1])
        assert says(customer, number, "It might.").status_code == 302
        expect(log.get_by_text("It might.")).to_have_count(1)
        expect(log.get_by_text("Third case this week.")).to_have_count(1)

    at_desk("/en/desk/", steps)
    conversation = Conversation.objects.get()
    said = list(conversation.messages.exclude(kind="event").values_list("kind", flat=True))
    assert said == ["customer", "agent", "note", "customer"]
    assert conversation.agent_read == Message.objects.get(body="It might.").pk


def test_the_queue_is_drawn_anew_under_the_hands_of_whoever_uses_it(at_desk, agent, thread):
    conversation = make_claimed(agent, thread)

    def steps(page):
        ticket = page.locator(f"#ticket-{conversation.pk}")
        ticket.focus()
        other = in_thread(make_thread, title="Anemometer stands still in the wind")
        in_thread(actions.hand_over, by=other.author, thread_id=other.pk)
        expect(page.locator("#queue").get_by_text("Anemometer stands still")).to_be_visible()
        expect(ticket).to_be_focused()
        expect(page.locator("#waiting-count")).to_contain_text("1")

    at_desk(reverse("desk:queue"), steps)


def test_what_cannot_be_sent_stays_in_its_field(at_desk, agent, thread):
    conversation = make_claimed(agent, thread)
    colleague = AgentFactory(name="Cleo Colleague")

    def steps(page):
        field = page.get_by_label("Your message")
        page.context.set_offline(True)
        field.fill("My long answer")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("Not sent. Your text is still here; try again.")).to_be_visible()
        expect(field).to_have_value("My long answer")
        in_thread(actions.release, by=agent, conversation_id=conversation.pk)
        in_thread(actions.claim, by=colleague, conversation_id=conversation.pk)
        page.context.set_offline(False)
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("alert").get_by_text("Take the conversation first")).to_be_visible()
        expect(page.locator("#talk-head").get_by_text("With Cleo Colleague")).to_be_visible()
        expect(field).to_have_value("My long answer")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("log").locator(".said--note").get_by_text("My long answer")).to_be_visible()

    at_desk(reverse("desk:conversation", args=[conversation.pk]), steps)
    assert Message.objects.get(body="My long answer").kind == "note"


def test_the_other_language_is_one_press_away_on_a_phone(at_desk):
    def steps(page):
        page.set_viewport_size({"width": 390, "height": 844})
        page.get_by_role("link", name="Deutsch").click()
        expect(page.get_by_role("link", name="Kundendienst").first).to_be_visible()

    at_desk(reverse("desk:queue"), steps)

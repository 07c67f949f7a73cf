"""A conversation in a real browser: what the agent says appears by itself, also what was said while the network was away."""

import pytest
from playwright.sync_api import expect

from escalation import actions
from escalation.models import Message
from tests.escalation.browsing import in_browser, in_thread
from tests.factories.accounts import AgentFactory, UserFactory
from tests.factories.escalation import make_waiting
from tests.factories.forum import make_board, make_thread

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def talk(transactional_db):
    asker, agent = UserFactory(name="Anna Asker"), AgentFactory(name="Ada Agent")
    actions.show_presence(by=agent)
    return make_waiting(make_thread(by=asker, board=make_board()))


def test_what_the_agent_says_appears_and_what_the_customer_writes_arrives(origin, talk, chromium, as_user):
    cookie = as_user(talk.customer).cookies["lotse_session"].value
    agent = AgentFactory(name="Berta Bridge")

    def steps(context):
        context.add_cookies([{"name": "lotse_session", "value": cookie, "url": origin}])
        page = context.new_page()
        page.goto(f"{origin}/en/conversations/{talk.pk}/")
        expect(page.get_by_role("heading", name="You are next in line")).to_be_visible()
        in_thread(actions.claim, by=agent, conversation_id=talk.pk)
        expect(page.get_by_role("heading", name="Berta")).to_be_visible()
        in_thread(actions.send_message, by=agent, conversation_id=talk.pk, body="Which firmware is it?")
        expect(page.get_by_text("Which firmware is it?")).to_be_visible()

        page.get_by_label("Your message").fill("It is 2.4.")
        page.get_by_role("button", name="Send").dblclick()
        expect(page.locator("#log").get_by_text("It is 2.4.")).to_be_visible()
        expect(page.get_by_label("Your message")).to_have_value("")

        # The other side looks: the mark comes by itself.
        expect(page.locator("[data-read]:visible")).to_have_count(0)
        newest = in_thread(lambda: Message.objects.latest("pk").pk)
        in_thread(actions.mark_read, by=agent, conversation_id=talk.pk, message_id=newest)
        expect(page.locator("#log .said--mine").last.get_by_text("Read", exact=True)).to_be_visible()
        expect(page.locator(".live__compose .field__error:visible")).to_have_count(0)

        context.set_offline(True)
        page.get_by_label("Your message").fill("Are you there?")
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("Not sent: there is no connection.")).to_be_visible()
        expect(page.get_by_label("Your message")).to_have_value("Are you there?")
        in_thread(actions.send_message, by=agent, conversation_id=talk.pk, body="I look it up.")
        context.set_offline(False)
        page.get_by_role("button", name="Send").click()
        expect(page.locator("#log").get_by_text("Are you there?")).to_be_visible()
        expect(page.locator("#log").get_by_text("I look it up.")).to_have_count(1)

    in_browser(chromium, steps)
    said = Message.objects.filter(conversation=talk, kind="customer").values_list("body", flat=True)
    assert list(said)[1:] == ["It is 2.4.", "Are you there?"]

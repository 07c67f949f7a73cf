"""Ending a conversation from the console, and making an article of it."""

import pytest
from django.urls import reverse

from articles.models import ArticleOrigin, ArticlePage
from escalation import actions
from escalation.models import Proposal
from tests.factories.articles import make_section
from tests.factories.escalation import make_claimed
from tests.factories.forum import make_thread

BODY = "Lift the funnel, free the bucket with a soft brush, and put it back."


def at(name, conversation):
    return reverse(f"desk:conversation-{name}", args=[conversation.pk])


def agree(conversation, customer, *, agreed=True):
    actions.decide_proposal(by=customer, proposal_id=conversation.proposals.get().pk, agree=agreed)


def page(client, conversation):
    return client.get(reverse("desk:conversation", args=[conversation.pk])).content.decode()


def test_an_answer_is_proposed_and_what_became_of_it_is_shown(desk, talked, asker):
    for _ in range(2):
        assert desk.post(at("close", talked), {"step": "answer", "body": BODY}).status_code == 302
    proposal = Proposal.objects.get()
    assert proposal.body == BODY
    assert "The answer waits for the customer’s word." in page(desk, talked)
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=True)
    shown = page(desk, talked)
    assert "The answer is published." in shown
    proposal.refresh_from_db()
    assert reverse("forum:post", args=["answer", proposal.answer_id]) in shown


def test_what_the_customer_keeps_is_called_private(desk, talked, asker):
    desk.post(at("close", talked), {"step": "answer", "body": BODY})
    actions.decide_proposal(by=asker, proposal_id=Proposal.objects.get().pk, agree=False)
    assert "The customer keeps the answer private." in page(desk, talked)


def test_an_answer_the_customer_has_not_published_is_not_called_one_for_everyone(desk, talked, asker):
    desk.post(at("close", talked), {"step": "answer", "body": BODY})
    assert "Answered for everyone" not in page(desk, talked)
    agree(talked, asker, agreed=False)
    assert "Answered for everyone" not in page(desk, talked)


@pytest.mark.parametrize("body", ["", "Too short", "x" * 30_001])
def test_an_answer_that_is_none_is_refused_and_kept(desk, talked, body):
    response = desk.post(at("close", talked), {"step": "answer", "body": body})
    assert response.status_code == 422
    assert f">\n{body}</textarea>" in response.content.decode()
    assert not Proposal.objects.exists()


def test_it_ends_for_a_stated_reason(desk, talked):
    response = desk.post(at("close", talked), {"step": "reason", "note": "Order 12"})
    assert response.status_code == 422
    assert "Choose why there is no answer for everyone." in response.content.decode()
    assert "Order 12" in response.content.decode()
    desk.post(at("close", talked), {"step": "reason", "reason": "personal", "note": "Order 12"})
    shown = page(desk, talked)
    assert "Only concerns this customer" in shown
    assert "Order 12" in shown


def test_only_who_has_it_ends_it(desk, as_user, talked, colleague):
    other = as_user(colleague)
    assert "Take the conversation first" in other.get(at("close", talked), follow=True).content.decode()
    for pressed in ({"step": "answer"}, {"step": "gather"}, {"preview": "1"}):
        response = other.post(at("close", talked), pressed | {"body": BODY})
        assert response.status_code == 422
        assert BODY in response.content.decode()
        assert "Take the conversation first" in response.content.decode()
    talked.refresh_from_db()
    assert talked.state == "claimed"


def test_an_article_is_made_once_and_both_know_each_other(desk, talked, asker, editor, as_user):
    section = make_section("en", title="Sensors", slug="sensors-desk")
    desk.post(at("close", talked), {"step": "answer", "body": BODY})
    agree(talked, asker)
    assert "Make an article of it" in page(desk, talked)
    for _ in range(2):
        desk.post(at("article", talked))
    [origin] = ArticleOrigin.objects.all()
    thread = talked.thread
    assert origin.origin_url == reverse("forum:thread", args=[thread.pk, thread.slug])
    draft = ArticlePage.objects.get(pk=origin.page_id)
    assert (draft.title, draft.live, draft.get_parent().pk) == (thread.title, False, section.pk)
    text = str(draft.body)
    assert "soft brush" in text
    assert "rained all night" in text
    talked.refresh_from_db()
    assert talked.article_draft == draft.pk
    assert "The editors have a draft of it." in page(desk, talked)
    editing = as_user(editor).get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert f'href="{origin.origin_url}"' in editing
    draft.save_revision().publish()
    assert "An article came of it:" in page(desk, talked)


def test_without_a_section_the_agent_is_told_whom_to_ask(desk, talked, asker):
    desk.post(at("close", talked), {"step": "answer", "body": BODY})
    agree(talked, asker)
    shown = desk.post(at("article", talked), follow=True).content.decode()
    assert "The help has no section in this language yet." in shown
    talked.refresh_from_db()
    assert talked.article_draft is None


def test_what_was_said_in_private_is_not_passed_on(desk, on_duty, asker, board):
    make_section("en", title="Sensors", slug="sensors-private")
    private = make_thread(by=asker, board=board, private=True, body="My order 4711 never came to Main Street 5.")
    conversation = make_claimed(on_duty, private)
    actions.send_message(by=on_duty, conversation_id=conversation.pk, body=BODY)
    desk.post(at("close", conversation), {"step": "reason", "reason": "known"})
    desk.post(at("article", conversation))
    text = str(ArticlePage.objects.get().body)
    assert "soft brush" in text
    assert "4711" not in text


def test_no_article_is_made_of_an_answer_the_customer_has_not_decided_about_or_keeps(desk, talked, asker):
    make_section("en", title="Sensors", slug="sensors-asked")
    desk.post(at("close", talked), {"step": "answer", "body": BODY})
    assert "Make an article of it" not in page(desk, talked)
    assert "has not decided about the answer yet" in desk.post(at("article", talked), follow=True).content.decode()
    agree(talked, asker, agreed=False)
    assert "keeps this answer private" in desk.post(at("article", talked), follow=True).content.decode()
    assert not ArticleOrigin.objects.exists()


def test_what_nobody_answered_is_offered_as_no_article(desk, waiting, asker):
    actions.leave(by=asker, conversation_id=waiting.pk)
    assert "Make an article of it" not in page(desk, waiting)


def test_a_running_conversation_is_no_article_yet(desk, talked):
    assert "Make an article of it" not in page(desk, talked)
    shown = desk.post(at("article", talked), follow=True).content.decode()
    assert "End the conversation first" in shown


def test_an_agent_who_may_not_draft_sees_no_button(desk, talked, on_duty):
    desk.post(at("close", talked), {"step": "reason", "reason": "known"})
    for group in on_duty.groups.all():
        group.permissions.remove(*group.permissions.filter(codename="draft_article"))
    assert "Make an article of it" not in page(desk, talked)
    assert "You may not hand drafts" in desk.post(at("article", talked), follow=True).content.decode()


def test_the_agent_chooses_the_section_of_the_article_and_the_boards_own_stands_first(desk, talked, asker):
    first, own = make_section("en", title="First of all"), make_section("en", title="Sensors")
    desk.post(at("close", talked), {"step": "answer", "body": BODY})
    agree(talked, asker)
    shown = page(desk, talked)
    assert f'<option value="{own.pk}" selected>' in shown
    gone = desk.post(at("article", talked), {"section": own.pk + first.pk + 1_000}, follow=True)
    assert "This section is no longer there." in gone.content.decode()
    desk.post(at("article", talked), {"section": own.pk})
    talked.refresh_from_db()
    assert ArticlePage.objects.get(pk=talked.article_draft).get_parent().pk == own.pk

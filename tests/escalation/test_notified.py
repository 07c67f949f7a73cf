"""Who is told what of a conversation, in the list and by mail."""

import pytest
from django.urls import reverse

from escalation import actions
from forum.actions import follow_thread
from inbox.models import Letter, Notice
from news.handing_on import hand_on
from news.models import News
from tests.factories.forum import make_member

BODY = "Lift the funnel, free the bucket, and put it back."


def told(member):
    """What ``member`` was told by all news up to now."""
    actions.notice_absent()
    for pk in News.objects.filter(done_at=None).order_by("pk").values_list("pk", flat=True):
        hand_on(pk)
    return list(Notice.objects.filter(member=member).order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def proposal(claimed, on_duty):
    return actions.resolve_with_answer(by=on_duty, conversation_id=claimed.pk, body=BODY)


def test_a_customer_who_is_away_is_told_what_the_person_wrote(claimed, asker, on_duty):
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Try channel 6.")
    assert told(asker) == ["escalation.person_wrote"]
    assert told(asker) == ["escalation.person_wrote"]
    notice = Notice.objects.get(member=asker)
    assert notice.data["who"] == "Ada"
    assert notice.data["snippet"] == "Try channel 6."
    assert f"/conversations/{claimed.pk}/" in notice.url
    assert Letter.objects.filter(notice=notice).exists()


def test_a_customer_who_is_there_is_told_nothing(claimed, asker, on_duty):
    actions.note_customer(by=asker, conversation_id=claimed.pk, here=True)
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Try channel 6.")
    assert told(asker) == []


def test_notes_among_colleagues_are_told_to_nobody(claimed, asker, on_duty):
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Third this week.", note=True)
    assert told(asker) == []


def test_a_message_read_meanwhile_is_not_told(claimed, asker, on_duty):
    message = actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Try channel 6.")
    actions.notice_absent()
    actions.mark_read(by=asker, conversation_id=claimed.pk, message_id=message.pk)
    assert told(asker) == []


def test_the_customer_is_asked_about_an_answer_for_everyone(proposal, asker):
    assert told(asker) == ["escalation.answer_proposed"]


def test_the_agent_hears_what_the_customer_decided(proposal, asker, on_duty):
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=True)
    assert told(on_duty) == ["escalation.answer_published"]


def test_who_publishes_the_answer_is_not_told_of_their_own_deed_but_followers_are(proposal, asker):
    follower = make_member("follows")
    follow_thread(by=follower, thread_id=proposal.conversation.thread_id)
    before = told(asker)
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=True)
    assert told(asker) == before
    # Posted and chosen in one go: whoever follows reads of it once.
    assert told(follower) == ["forum.solution_followed"]


def test_only_agents_are_asked_how_they_hear_of_customers_decisions(as_user, asker, agent):
    row = "The customer decided"
    assert row not in as_user(asker).get(reverse("inbox:settings")).content.decode()
    assert row in as_user(agent).get(reverse("inbox:settings")).content.decode()


def test_the_agent_hears_that_it_stays_private(proposal, asker, on_duty):
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=False)
    assert told(on_duty) == ["escalation.answer_kept"]


def test_an_end_without_an_answer_is_told_to_whoever_is_away(claimed, asker, on_duty):
    actions.resolve_without_answer(by=on_duty, conversation_id=claimed.pk, reason="personal")
    assert told(asker) == ["escalation.conversation_ended"]


def test_opening_the_conversation_reads_what_was_told_of_it(claimed, asker, on_duty, as_user):
    actions.send_message(by=on_duty, conversation_id=claimed.pk, body="Try channel 6.")
    told(asker)
    as_user(asker).get(f"/en/conversations/{claimed.pk}/")
    assert Notice.objects.get(member=asker).read_at is not None


def test_words_a_moderator_took_off_the_thread_are_told_to_whoever_wrote_them(claimed, asker):
    said = actions.send_message(by=asker, conversation_id=claimed.pk, body="Ask Mr Miller.", public=True)
    keeper = make_member("keeper", "forum.hide_post")
    actions.withdraw_message(by=keeper, message_id=said.pk, reason="It names a neighbour.")
    assert told(asker) == ["escalation.message_withdrawn"]
    assert told(keeper) == []
    assert Notice.objects.get(member=asker).data["reason"] == "It names a neighbour."


def test_words_one_took_off_oneself_are_told_to_nobody(claimed, asker, on_duty):
    said = actions.send_message(by=asker, conversation_id=claimed.pk, body="Ask Mr Miller.", public=True)
    actions.withdraw_message(by=asker, message_id=said.pk)
    assert told(asker) == told(on_duty) == []


def test_nothing_asks_for_a_word_that_was_given(proposal, asker):
    told(asker)
    actions.decide_proposal(by=asker, proposal_id=proposal.pk, agree=False)
    told(asker)
    assert Notice.objects.get(member=asker, kind="escalation.answer_proposed").read_at

"""Who leaves while the desk is busy holds nobody up: the desk's clock moves after the account is gone."""

import pytest
from django.urls import reverse

from escalation import actions
from escalation.models import Conversation, DeskClock


def changes():
    return DeskClock.objects.values_list("changes", flat=True).get(pk=1)


@pytest.mark.parametrize("who", ["customer", "agent"])
def test_the_clock_is_not_held_while_an_account_is_deleted(
    claimed, asker, on_duty, who, django_capture_on_commit_callbacks
):
    before = changes()
    with django_capture_on_commit_callbacks() as callbacks:
        (asker if who == "customer" else on_duty).delete()
    assert changes() == before, (
        "whoever claims holds a thread and waits for the clock; we would hold the clock and wait for threads"
    )
    for callback in callbacks:
        callback()
    assert changes() > before
    row = Conversation.objects.get(pk=claimed.pk)
    assert row.state == ("left" if who == "customer" else "waiting")


def test_the_desk_waits_for_no_word_of_a_customer_whose_account_is_gone(claimed, asker, desk):
    talk, again = reverse("desk:conversation", args=[claimed.pk]), "It opens again when the customer writes"
    actions.leave(by=asker, conversation_id=claimed.pk)
    assert again in desk.get(talk).content.decode()
    asker.delete()
    shown = desk.get(talk).content.decode()
    assert again not in shown
    assert "the customer’s account is gone" in shown


def test_what_is_gone_is_not_told(claimed):
    number = claimed.pk
    claimed.delete()
    before = changes()
    actions.tell_of_forgetting(conversation_id=number)
    assert changes() == before

"""The recount finds what was altered behind the ledger's back, names it and mends it."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from forum import actions
from forum.models import Vote
from poweruser.models import Entry
from tests.factories.forum import at


def recount(capsys, *args):
    call_command("recount_reputation", *args)
    return capsys.readouterr().out


@pytest.fixture
def solved(heard, asker, helper, answer):
    with heard():
        actions.cast_vote(by=asker, post=at(answer), value=1)
        actions.accept_answer(by=asker, answer_id=answer.pk)
    return answer


def test_books_that_agree_with_the_forum_need_nothing(solved, capsys):
    assert recount(capsys, "--check") == "0 differences.\n"


def test_each_difference_is_named_then_mended_and_gone(solved, asker, helper, capsys):
    get_user_model().objects.filter(pk=asker.pk).update(reputation=999)
    Vote.objects.all().delete()
    with pytest.raises(CommandError, match="2 differences"):
        call_command("recount_reputation", "--check")
    named = capsys.readouterr().out
    assert f"answer:{solved.pk} answer_voted_up of member {helper.pk}: 10 booked, 0 owed" in named
    assert f"total of member {asker.pk}: 999 booked, 2 owed" in named
    assert "2 differences, mended." in recount(capsys)
    assert recount(capsys, "--check") == "0 differences.\n"
    helper.refresh_from_db()
    assert helper.reputation == 15


def test_the_books_of_a_post_that_is_gone_are_closed(solved, helper, capsys):
    solved.thread.delete()
    assert "mended" in recount(capsys)
    helper.refresh_from_db()
    assert helper.reputation == 0
    assert Entry.objects.filter(member=helper).count() == 4

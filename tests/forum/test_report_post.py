"""Members report, moderators settle."""

import pytest
from django.contrib.auth.models import AnonymousUser

from forum import actions
from forum.models import Report
from forum.rules import Missing, Refused
from tests.factories.forum import at, make_reply


def report(by, post, reason="rude", **fields):
    return actions.report_post(by=by, post=at(post), reason=reason, **fields)


def test_each_kind_of_post_can_be_reported_once_at_a_time(thread, answer, stranger, asker, moderator, told):
    reply = make_reply(answer, by=asker)
    told.clear()
    for post in (thread, answer, reply):
        first = report(stranger, post)
        assert report(stranger, post) == first
    assert Report.objects.count() == 3
    assert [name for name, _ in told] == ["report_raised"] * 3
    actions.settle_report(by=moderator, report_id=first.pk, agreed=False)
    assert report(stranger, reply) != first


def test_settling_settles_every_open_report_of_the_post(thread, answer, stranger, helper, moderator, told):
    ids = [report(by, thread).pk for by in (stranger, helper)]
    other = report(stranger, answer)
    told.clear()
    assert actions.settle_report(by=moderator, report_id=ids[0], agreed=True, note="Thank you.") == 2
    assert actions.settle_report(by=moderator, report_id=ids[1], agreed=False) == 0
    assert set(Report.objects.filter(pk__in=ids).values_list("outcome", "settled_note")) == {("agreed", "Thank you.")}
    assert [ids["reporter"] for _, ids in told] == [stranger.pk, helper.pk]
    other.refresh_from_db()
    assert other.outcome == "open"


def test_own_posts_unknown_reasons_and_missing_texts_are_refused(thread, asker, stranger):
    with pytest.raises(Refused) as refusal:
        report(asker, thread)
    assert refusal.value.key == "own_post"
    for reason, text, field in (("nonsense", "", "reason"), ("other", " ", "text"), ("spam", "x" * 1_001, "text")):
        with pytest.raises(Refused) as refusal:
            report(stranger, thread, reason, text=text)
        assert refusal.value.field == field
    with pytest.raises(Refused):
        report(AnonymousUser(), thread)
    assert not Report.objects.exists()


def test_only_those_who_see_reports_settle(thread, stranger, moderator):
    raised = report(stranger, thread)
    for by in (stranger, AnonymousUser()):
        with pytest.raises(Refused):
            actions.settle_report(by=by, report_id=raised.pk, agreed=True)
    with pytest.raises(Missing):
        actions.settle_report(by=moderator, report_id=10**30, agreed=True)
    with pytest.raises(Refused):
        actions.settle_report(by=moderator, report_id=raised.pk, agreed=True, note="x" * 501)
    assert actions.settle_report(by=moderator, report_id=raised.pk, agreed=True) == 1

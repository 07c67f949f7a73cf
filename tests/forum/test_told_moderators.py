"""Moderators are told of a reported post: once, in their inbox, and only while it waits for them."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse

from forum import actions
from forum.models import Thread
from forum.rules import limits
from inbox.actions import choose, send_due_letters
from inbox.kinds import Email
from inbox.models import Letter
from news.handing_on import hand_on
from news.models import News
from poweruser.rules import PRIVILEGES
from tests.factories.forum import at, make_member

KIND = "forum.reported"


@pytest.fixture
def keeper(db):
    return make_member("keeper", "forum.see_reports")


def told(member):
    return list(member.notices.filter(kind=KIND).order_by("pk"))


def unread(member):
    return [row for row in told(member) if row.read_at is None]


def report(by, post, reason="rude"):
    return actions.report_post(by=by, post=at(post), reason=reason)


def test_one_notice_a_post_leads_to_the_decision(client, heard, answer, asker, stranger, keeper):
    with heard():
        first = report(stranger, answer)
    with heard():
        report(asker, answer, "spam")
    (notice,) = told(keeper)
    assert notice.url == reverse("forum:report", args=[first.pk])
    client.force_login(keeper)
    page = client.get(reverse("inbox:list")).content.decode()
    assert "Reported as rude or hurtful: “Lift the funnel" in page
    assert stranger.name not in page.split("<main")[1]
    assert client.get(notice.url).status_code == 200
    assert not unread(keeper), "whoever has looked has read it"


def test_members_by_points_are_told_and_all_others_are_not(heard, answer, asker, helper, stranger, moderator):
    trusted, new = make_member("trusted"), make_member("new")
    members = get_user_model().objects
    members.filter(pk=trusted.pk).update(reputation=PRIVILEGES["forum.see_reports"])
    members.filter(pk=new.pk).update(reputation=PRIVILEGES["forum.see_reports"] - 1)
    with heard():
        report(stranger, answer)
    assert [len(told(who)) for who in (moderator, trusted, new, asker, helper, stranger)] == [1, 1, 0, 0, 0, 0]


def test_whoever_reports_as_a_moderator_is_not_told_of_it(heard, answer, moderator, keeper):
    with heard():
        report(moderator, answer)
    assert (told(moderator), len(told(keeper))) == ([], 1)


def test_a_private_thread_is_told_only_to_those_who_see_it(heard, thread, stranger, moderator, keeper):
    with heard():
        report(stranger, thread)
        Thread.objects.update(visibility="private")
    assert (len(told(moderator)), told(keeper)) == (1, [])


def test_a_decision_ends_the_notice_for_everybody_and_the_next_report_begins_anew(
    heard, answer, asker, stranger, moderator, keeper
):
    with heard():
        first = report(stranger, answer)
    with heard():
        actions.decide_report(by=moderator, report_id=first.pk, decision="leave")
    assert (unread(keeper), unread(moderator)) == ([], [])
    with heard():
        report(asker, answer)
    assert (len(told(keeper)), len(unread(keeper))) == (2, 1)


def test_what_is_decided_before_it_is_heard_is_not_told(answer, stranger, moderator, keeper):
    first = report(stranger, answer)
    actions.decide_report(by=moderator, report_id=first.pk, decision="leave")
    hand_on(News.objects.get(name="forum.report_raised").pk)
    assert not told(keeper)


def test_mail_comes_to_those_who_want_it_unless_it_is_decided_first(
    heard, answer, asker, thread, stranger, moderator, keeper
):
    choose(by=keeper, wishes={"forum.reports": (True, Email.AT_ONCE)})
    with heard():
        report(stranger, answer)
    with heard():
        decided = report(stranger, thread)
    assert Letter.objects.count() == 2
    with heard():
        actions.decide_report(by=moderator, report_id=decided.pk, decision="leave")
    send_due_letters()
    about_reports = [letter for letter in mail.outbox if letter.subject.startswith("Reported:")]
    assert [letter.to for letter in about_reports] == [[keeper.email]]
    assert "You may decide about reported posts." in about_reports[0].body


def test_no_more_than_so_many_are_told(heard, monkeypatch, answer, stranger):
    monkeypatch.setattr("forum.receivers.reports.MODERATORS_TOLD", 2)
    members = [make_member("keeper", "forum.see_reports") for _ in range(limits.TAGS_MOST)]
    with heard():
        report(stranger, answer)
    assert [len(told(member)) for member in members] == [1, 1, 0, 0, 0]


def test_only_those_who_may_decide_find_the_row_in_their_settings(client, stranger, keeper):
    for member, shown in ((stranger, False), (keeper, True)):
        client.force_login(member)
        assert ('name="email:forum.reports"' in client.get(reverse("inbox:settings")).content.decode()) is shown

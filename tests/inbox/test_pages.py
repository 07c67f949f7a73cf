"""The list, its settings and the bell."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone, translation

from inbox.actions import mark_group_read
from inbox.models import Choice, Notice
from tests.inbox.conftest import ANSWERS, PERSON, POINTS, VOTES

pytestmark = pytest.mark.django_db


def page(client, query="", language="en"):
    with translation.override(language):
        return client.get(reverse("inbox:list") + query)


def words(response):
    return response.content.decode()


def test_notices_stand_by_day_and_then_by_thread(asker, as_user, told):
    told(asker, snippet="oldest")
    told(asker, snippet="other thread", group="forum.thread:2", title="Batteries below −15 °C")
    told(asker, snippet="newest")
    Notice.objects.filter(data__snippet="oldest").update(at=timezone.now() - timedelta(days=1))
    Notice.objects.filter(data__snippet="newest").update(read_at=timezone.now())
    shown = words(page(as_user(asker)))
    order = [
        shown.index(part) for part in ("Today", "newest", "Batteries below", "other thread", "Yesterday", "oldest")
    ]
    assert order == sorted(order)
    assert shown.count("news__item--new") == 2
    assert shown.count("news__unread") == 2


def test_tabs_show_a_part(asker, as_user, told):
    told(asker, snippet="an answer")
    told(asker, kind=PERSON, who="Kaja")
    told(asker, kind=VOTES, count=2)
    Notice.objects.filter(kind="test.votes").update(read_at=timezone.now())
    client = as_user(asker)

    def shown(query):
        found = words(page(client, query))
        parts = ("an answer", "Kaja</strong> wrote", "2 votes")
        return [part in found for part in parts]

    assert shown("") == [True, True, True]
    assert shown("?show=unread") == [True, True, False]
    assert shown("?show=answers") == [True, False, False]
    assert shown("?show=people") == [False, True, False]
    assert shown("?show=standing") == [False, False, True]


@pytest.mark.parametrize("query", ["?show=x&page=0", "?page=-1", "?page=abc", f"?page={'9' * 400}", "?show=%27%22%3E"])
def test_odd_addresses_show_a_page(asker, as_user, told, query):
    told(asker)
    assert page(as_user(asker), query).status_code == 200


def test_the_list_is_paginated_and_costs_the_same_whatever_its_length(
    asker, as_user, told, django_assert_max_num_queries
):
    told(asker)
    client = as_user(asker)
    page(client)
    with django_assert_max_num_queries(16) as few:
        page(client)
    for number in range(35):
        told(asker, snippet=f"number {number}", group=f"g:{number}")
    with django_assert_max_num_queries(len(few)):
        shown = words(page(client))
    assert shown.count("news__item--new") == 30
    assert words(page(client, "?page=2")).count("news__item--new") == 6


def test_without_notices_the_page_says_what_will_come(asker, as_user, told):
    client = as_user(asker)
    assert "Nothing for you yet" in words(page(client))
    told(asker)
    mark_group_read(by=asker, group="forum.thread:1")
    assert "You have seen everything" in words(page(client, "?show=unread"))
    assert "Nothing of this kind yet" in words(page(client, "?show=people"))


def test_a_notice_whose_app_is_gone_does_not_break_the_list(asker, as_user, told):
    told(asker)
    Notice.objects.update(kind="gone.kind")
    assert "Rain gauge" in words(page(as_user(asker)))


def test_the_page_is_german_for_germans(asker, as_user, told):
    told(asker)
    shown = words(page(as_user(asker), language="de"))
    assert "Meldungen" in shown
    assert "Alles gelesen" in shown
    assert "Mark all read" not in shown


def test_a_visitor_is_led_to_sign_in(visitor):
    for name in ("inbox:list", "inbox:settings"):
        response = visitor.get(reverse(name))
        assert response.status_code == 302
        assert reverse("account_login") in response["Location"]
    assert visitor.post(reverse("inbox:read")).status_code == 302


def test_all_that_stood_on_the_page_is_marked_read_and_nothing_newer(asker, helper, as_user, told):
    told(asker)
    told(helper)
    newest = Notice.objects.get(member=asker).pk
    told(asker, snippet="came meanwhile")
    as_user(asker).post(reverse("inbox:read"), {"up_to": newest, "show": "unread"})
    assert Notice.objects.filter(read_at=None).count() == 2
    response = as_user(asker).post(reverse("inbox:read"), {"up_to": "x" * 50, "show": "evil"})
    assert response["Location"] == reverse("inbox:list")
    assert list(Notice.objects.filter(read_at=None).values_list("member", flat=True)) == [helper.pk]


def test_somebody_elses_notice_is_not_there(asker, helper, as_user, told):
    told(helper)
    notice = Notice.objects.get()
    for number in (notice.pk, 10**30, 0):
        as_user(asker).post(reverse("inbox:read"), {"notice": number, "up_to": "0"})
    assert as_user(asker).post(reverse("inbox:read"), {"notice": notice.pk}).status_code == 404
    assert Notice.objects.get().read_at is None
    for _twice in range(2):
        assert as_user(helper).post(reverse("inbox:read"), {"notice": notice.pk}).status_code == 302
    assert Notice.objects.get().read_at


def test_visiting_what_it_is_about_reads_it(asker, told):
    told(asker)
    told(asker, group="forum.thread:2")
    assert mark_group_read(by=asker, group="forum.thread:1") == 1
    assert mark_group_read(by=AnonymousUser(), group="forum.thread:2") == 0
    assert Notice.objects.get(read_at=None).group == "forum.thread:2"


def settings_form(**changes):
    data = {f"site:{ANSWERS.name}": "on", f"email:{ANSWERS.name}": "at_once", "email:test.people": "at_once"}
    return {**data, f"email:{POINTS.name}": "never", **changes}


def test_settings_are_kept_and_given_back(asker, as_user):
    client = as_user(asker)
    address = reverse("inbox:settings")
    assert "A person writes" in words(client.get(address))
    response = client.post(address, settings_form(**{f"email:{ANSWERS.name}": "never"}), follow=True)
    assert "Saved" in words(response)
    kept = {choice.setting: (choice.on_site, choice.email) for choice in Choice.objects.filter(member=asker)}
    assert kept == {
        ANSWERS.name: (True, "never"),
        "test.people": (False, "at_once"),
        POINTS.name: (False, "never"),
    }
    client.post(address, {"suggested": "1"})
    assert not Choice.objects.exists()


@pytest.mark.parametrize("value", ["", "hourly", "\x00", "x" * 10_000])
def test_a_choice_nobody_offered_is_refused_in_words(asker, as_user, value):
    response = as_user(asker).post(reverse("inbox:settings"), settings_form(**{f"email:{ANSWERS.name}": value}))
    assert response.status_code == 400
    assert "Choose how email about “Answer or reply” comes." in words(response)
    assert not Choice.objects.exists()


def bell(user):
    request = RequestFactory().get("/")
    request.user = user
    with translation.override("en"):
        return Template("{% load inbox_tags %}{% inbox_bell %}").render(Context({"request": request}))


def test_the_bell_counts_what_is_unread_in_one_query(asker, told, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert "masthead__dot" not in bell(asker)
    told(asker)
    assert '<span class="masthead__dot">1</span><span class="hide">new notice</span>' in bell(asker)
    with django_assert_num_queries(0):
        assert bell(AnonymousUser()).strip() == ""


def test_the_bell_stops_counting_at_a_hundred(asker):
    Notice.objects.bulk_create([Notice(member=asker, kind="test.answer", url="/", news_id=n) for n in range(150)])
    assert ">99+</span>" in bell(asker)


def test_ones_settings_lead_to_the_choice_of_notices(asker, as_user):
    assert f'<a href="{reverse("inbox:settings")}">Notices and email</a>' in words(as_user(asker).get("/en/settings/"))


def test_each_notice_leads_to_its_own_place(asker, as_user, told):
    told(asker, snippet="an answer")
    Notice.objects.update(url="/en/t/1/#answer-7")
    told(asker, snippet="another one")
    shown = words(page(as_user(asker)))
    assert '<a class="news__link" href="/en/t/1/#answer-7">' in shown
    assert shown.count('class="news__link"') == 2

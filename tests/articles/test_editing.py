"""What editors and publishers do under /cms/, and that search and news hear of it in the same transaction."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState
from wagtail.test.utils.form_data import nested_form_data

from articles.actions import publish_what_is_due
from articles.receivers import publishing
from articles.signals import ARTICLE_PUBLISHED, ARTICLE_WITHDRAWN, SECTION_CHANGED
from news.announce import hears
from search.models import Pending
from tests.articles import cms
from tests.factories.accounts import UserFactory
from tests.factories.articles import home, make_article, make_pair, make_section


@pytest.fixture
def publisher(db):
    return UserFactory(handle="publisher", groups=["Publishers"])


@pytest.fixture
def told(monkeypatch):
    """Headlines announced from now on, as (name, ids)."""
    heard = []
    monkeypatch.setattr(publishing, "announce", lambda headline, **ids: heard.append((headline.name, ids)))
    return heard


def queued():
    return set(Pending.objects.filter(kind="article").values_list("object_id", flat=True))


def test_publishing_queues_search_and_tells(publisher, as_user, told, visitor):
    section = make_section()
    response = cms.create(as_user(publisher), section, "Fresh")
    assert response.status_code == 302
    article = cms.named("Fresh")
    assert article.pk in queued()
    assert told == [(ARTICLE_PUBLISHED.name, {"article": article.pk, "by": publisher.pk})]
    assert visitor.get(article.url).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_cannot_be_queued_does_not_happen(publisher, as_user, monkeypatch):
    section = make_section()
    client = as_user(publisher, raise_request_exception=False)

    def broken(*_, **__):
        raise RuntimeError("no outbox")

    monkeypatch.setattr(publishing, "note_changes", broken)
    assert cms.create(client, section, "Fresh").status_code == 500
    assert not Page.objects.filter(title="Fresh").exists(), "the page went without its search row"
    monkeypatch.undo()
    assert cms.create(client, section, "Fresh").status_code == 302
    assert cms.named("Fresh").live


def test_a_draft_is_seen_beside_its_form_and_is_as_strict_as_a_page(publisher, as_user):
    editor, section = as_user(publisher), make_section()
    cms.create(editor, section, "Hail guard", action="action-none")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[cms.named("Hail guard").pk])
    editor.post(address, cms.article_form("Hail guard", slug="hail-guard"))
    shown = editor.get(address)
    assert "Hail guard" in shown.text
    policy = shown["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy


def test_a_draft_is_nobody_elses_business(editor, as_user, told, visitor):
    section = make_section()
    cms.create(as_user(editor), section, "Sketch", action="action-save")
    article = cms.named("Sketch")
    assert (told, article.live) == ([], False)
    assert article.pk not in queued()
    assert visitor.get(article.url).status_code == 404


def test_an_editor_cannot_publish_but_submit(editor, publisher, as_user, visitor):
    section = make_section()
    cms.create(as_user(editor), section, "Proposal", action="action-submit")
    article = cms.named("Proposal")
    assert not article.live
    task = TaskState.objects.get(workflow_state__object_id=str(article.pk)).specific
    approve = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])

    as_user(editor).post(approve, {"comment": ""})
    article.refresh_from_db()
    assert not article.live, "an editor approved their own article"

    as_user(publisher).post(approve, {"comment": ""})
    article.refresh_from_db()
    assert article.live
    assert article.pk in queued()


def test_an_article_goes_live_and_expires_on_time(publisher, as_user, told, visitor):
    section = make_section()
    now = timezone.now()
    cms.create(
        as_user(publisher),
        section,
        "Later",
        go_live_at=f"{timezone.localtime(now + timedelta(hours=1)):%Y-%m-%d %H:%M}",
        expire_at=f"{timezone.localtime(now + timedelta(hours=3)):%Y-%m-%d %H:%M}",
    )
    article = cms.named("Later")
    assert not article.live
    assert publish_what_is_due(now=now) == 0


def test_what_is_due_goes_live_and_what_has_expired_goes(db, told, visitor):
    section = make_section()
    waiting = make_article(section, live=False)
    revision = waiting.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    old = make_article(section)
    Page.objects.filter(pk=old.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    Pending.objects.all().delete()
    told.clear()

    assert publish_what_is_due(now=timezone.now()) == 2
    assert {name for name, _ in told} == {ARTICLE_PUBLISHED.name, ARTICLE_WITHDRAWN.name}
    assert queued() == {waiting.pk, old.pk}
    assert visitor.get(waiting.url).status_code == 200
    assert visitor.get(old.url).status_code == 404
    assert publish_what_is_due(now=timezone.now()) == 0


def test_unpublishing_and_deleting_take_an_article_out_of_search(publisher, as_user, told, visitor):
    section = make_section()
    first, second = make_article(section), make_article(section)
    Pending.objects.all().delete()
    told.clear()
    client = as_user(publisher)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[first.pk]))
    client.post(reverse("wagtailadmin_pages:delete", args=[second.pk]))
    assert queued() == {first.pk, second.pk}
    assert told == [(ARTICLE_WITHDRAWN.name, {"article": pk}) for pk in (first.pk, second.pk)]
    assert visitor.get(first.url).status_code == 404


def test_a_deleted_section_takes_its_articles_out_of_search(publisher, as_user, told):
    section = make_section()
    article = make_article(section)
    Pending.objects.all().delete()
    told.clear()
    as_user(publisher).post(
        reverse("wagtailadmin_pages:delete", args=[section.pk]),
        {"confirm_site_name": "", "confirm_title": section.title},
    )
    assert not Page.objects.filter(pk=article.pk).exists()
    assert queued() == {article.pk}
    assert (ARTICLE_WITHDRAWN.name, {"article": article.pk}) in told
    assert (SECTION_CHANGED.name, {"section": section.pk}) in told


def test_a_moved_article_is_found_at_its_old_address(publisher, as_user, visitor, told):
    article, _ = make_pair()
    old, other = article.url, make_section(slug="hub")
    Pending.objects.all().delete()
    as_user(publisher).post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, other.pk]))
    article.refresh_from_db()
    assert article.url == "/en/hub/rain-gauge/"
    assert visitor.get(old, follow=True).redirect_chain[-1][0] == article.url
    assert queued() == {article.pk}


def test_news_of_a_publication_reach_those_who_listen(
    publisher, as_user, django_capture_on_commit_callbacks, monkeypatch
):
    from news import announce as news_announce

    monkeypatch.setattr(news_announce, "_receivers", news_announce._receivers.copy())
    heard = []

    @hears(ARTICLE_PUBLISHED)
    def listen(news):
        heard.append(news["article"])

    section = make_section()
    with django_capture_on_commit_callbacks(execute=True):
        cms.create(as_user(publisher), section, "Fresh")
    assert heard == [cms.named("Fresh").pk]


def test_everybody_in_the_groups_may_enter_the_cms_and_nobody_else(publisher, editor, agent, helper, as_user):
    home = reverse("wagtailadmin_home")
    assert [as_user(person).get(home).status_code for person in (publisher, editor)] == [200, 200]
    assert all(as_user(person).get(home).status_code == 302 for person in (agent, helper))
    assert Group.objects.filter(name="Moderators").count() == 0


def test_the_team_is_offered_as_owner_and_an_owner_who_left_stays(publisher, as_user):
    member, gone = UserFactory(name="Only a member"), UserFactory(name="Has left the team")
    client, article = as_user(publisher), make_article(make_section(), owner=gone)
    form = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).context["form"]
    assert {person.pk for person in form.fields["article_owner"].queryset} == {publisher.pk, gone.pk}
    assert cms.edit(client, article, article_owner=member.pk).status_code == 200
    assert cms.edit(client, article, article_owner=gone.pk).status_code == 302


def test_an_address_at_which_readers_find_another_page_is_refused(publisher, as_user):
    editor, parent = as_user(publisher), home("en")
    address = reverse("wagtailadmin_pages:add", args=["articles", "sectionpage", parent.pk])
    fields = {"title": "Search", "summary": "", "icon": "book", "seo_title": "", "search_description": ""}
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    form = nested_form_data({**fields, "go_live_at": "", "expire_at": "", "comments": comments, "action-publish": "1"})
    refused = editor.post(address, {**form, "slug": "search"})
    assert "Another page of this site has the address /en/search/. Choose another slug." in refused.text
    assert not Page.objects.filter(title="Search").exists()
    assert editor.post(address, {**form, "slug": "account"}).status_code == 302
    section = Page.objects.get(slug="account")
    refused = cms.create(editor, section, "Sign in", slug="sign-in")
    assert "/en/account/sign-in/" in refused.text
    assert cms.create(editor, section, "Sign in", slug="signing-in").status_code == 302

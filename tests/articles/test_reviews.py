"""Who hears of an article that waits for its review, and of what came of it: in their own language, with the way to it."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from inbox.kinds import kind_of
from inbox.models import Letter, Notice
from news.handing_on import hand_on
from news.models import News
from tests.articles import cms
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.articles import home, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(db):
    return UserFactory(name="Pia Publisher", language="de", groups=["Publishers"])


@pytest.fixture
def author(db):
    return EditorFactory(name="Eddy Editor", language="en")


@pytest.fixture
def handed_in(as_user, author, publisher):
    cms.create(as_user(author), make_section("en"), "Free the bucket", action="action-submit")
    return cms.named("Free the bucket")


def hear():
    for pk in News.objects.filter(done_at=None).order_by("pk").values_list("pk", flat=True):
        hand_on(pk)


def end(client, article, how, comment):
    """Approve it or send it back."""
    task = article.current_workflow_state.current_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, how, task.pk]), {"comment": comment})


def test_who_may_publish_hears_of_it_in_the_inbox_and_wagtail_writes_no_letter(handed_in, publisher):
    hear()
    notice = Notice.objects.get()
    assert (notice.member, notice.kind) == (publisher, "articles.article_submitted")
    assert (notice.title, notice.url) == ("Free the bucket", f"/cms/pages/{handed_in.pk}/edit/")
    assert notice.data["who"] == "Eddy Editor"
    assert Letter.objects.filter(notice=notice).exists()
    assert not mail.outbox


@pytest.mark.parametrize(("how", "kind"), [("approve", "article_approved"), ("reject", "article_returned")])
def test_the_author_hears_what_came_of_it_and_what_was_said(handed_in, as_user, author, publisher, how, kind):
    hear()
    end(as_user(publisher), handed_in, how, "The second step is missing.")
    hear()
    notice = Notice.objects.get(member=author)
    assert notice.kind == f"articles.{kind}"
    assert (notice.data["who"], notice.data["quote"]) == ("Pia Publisher", "The second step is missing.")
    assert not mail.outbox


def test_a_review_that_ended_meanwhile_waits_for_nobody(handed_in, as_user, publisher):
    end(as_user(publisher), handed_in, "approve", "")
    hear()
    assert not Notice.objects.filter(kind="articles.article_submitted").exists()


def test_ones_own_decision_is_no_news(as_user, publisher):
    client = as_user(publisher)
    cms.create(client, make_section("en"), "My own", action="action-submit")
    end(client, cms.named("My own"), "approve", "")
    hear()
    assert not Notice.objects.exists()


def told(member):
    """What a member finds in the inbox, oldest first: (kind, who, what was said)."""
    rows = Notice.objects.filter(member=member).order_by("pk")
    return [(row.kind.split(".")[1], row.data["who"], row.data.get("quote", "")) for row in rows]


@pytest.mark.parametrize("which", ["section", "home"])
def test_sections_and_home_pages_are_reviewed_like_articles(which, as_user, author, publisher):
    page = make_section("en", title="Masts") if which == "section" else home("en")
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    hear()
    notice = Notice.objects.get(member=publisher)
    assert (notice.title, notice.url) == (page.title, f"/cms/pages/{page.pk}/edit/")
    assert notice.place == (home("en").title if which == "section" else "")
    end(as_user(publisher), page, "reject", "Too short.")
    hear()
    assert told(author) == [("article_returned", "Pia Publisher", "Too short.")]


@pytest.fixture
def proofreader(db):
    """Belongs to a group that reads first, and may neither edit nor publish; publishers come after it."""
    group = Group.objects.create(name="Proofreaders")
    task = GroupApprovalTask.objects.create(name="Proof")
    task.groups.set([group])
    WorkflowTask.objects.create(workflow=Workflow.objects.get(), task=task, sort_order=-1)
    return UserFactory(name="Paul Proofreader", groups=["Proofreaders"])


def test_a_stage_tells_those_it_waits_for_and_names_who_handed_it_in(proofreader, handed_in, as_user, publisher):
    gone = UserFactory(groups=["Proofreaders"], is_active=False)
    hear()
    assert told(proofreader) == [("article_submitted", "Eddy Editor", "")]
    assert (told(publisher), told(gone)) == ([], [])
    handed_in.current_workflow_state.current_task_state.approve(user=proofreader)
    hear()
    assert told(publisher) == [("article_submitted", "Eddy Editor", "")]


def test_where_a_group_is_empty_those_hear_who_may_do_everything(author, as_user, db):
    chief = UserFactory(is_superuser=True)
    cms.create(as_user(author), make_section("en"), "Free the bucket", action="action-submit")
    hear()
    assert [kind for kind, _, _ in told(chief)] == ["article_submitted"]


def test_an_article_that_was_sent_back_waits_for_nobody_and_resumed_for_each_stage_once(
    handed_in, as_user, author, publisher
):
    end(as_user(publisher), handed_in, "reject", "The second step is missing.")
    hear()
    assert told(publisher) == []
    handed_in.current_workflow_state.resume(user=author)
    hear()
    assert told(publisher) == [("article_submitted", "Eddy Editor", "")]


def test_what_came_of_a_review_stays_what_it_was_when_it_goes_on_meanwhile(handed_in, as_user, author, publisher):
    end(as_user(publisher), handed_in, "reject", "The second step is missing.")
    handed_in.current_workflow_state.resume(user=author)
    end(as_user(publisher), handed_in, "approve", "")
    hear()
    assert told(author) == [
        ("article_returned", "Pia Publisher", "The second step is missing."),
        ("article_approved", "Pia Publisher", ""),
    ]


def test_a_review_that_nobody_asked_for_by_name_tells_all_the_same(publisher):
    page = make_section("en")
    page.save_revision()
    page.get_workflow().start(page, None)
    hear()
    assert told(publisher) == [("article_submitted", "", "")]
    notice = Notice.objects.get()
    assert kind_of(notice.kind).text_plain(notice.data) == "A page of the help was handed in for review."

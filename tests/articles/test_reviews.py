"""Who hears of an article that waits for its review, and of what came of it: in their own language, with the way to it."""

import pytest
from django.core import mail
from django.urls import reverse

from inbox.models import Letter, Notice
from news.handing_on import hand_on
from news.models import News
from tests.articles import cms
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.articles import make_section

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

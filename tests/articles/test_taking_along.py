"""What a member said about articles: theirs to take along, and it stays without their name."""

import pytest
from django.urls import reverse

from articles.models import ArticleFeedback, ArticlePage
from articles.taking_along import feedback
from tests.factories.articles import make_article, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(make_section(), title="Rain gauge reads zero")


@pytest.fixture
def said(article, as_user, helper):
    answer = {"helpful": "no", "reason": "unclear", "text": "Step 3 is missing."}
    as_user(helper).post(reverse("articles:feedback", args=[article.pk]), answer)
    return ArticleFeedback.objects.get()


def test_a_member_takes_along_what_they_said_about_articles(article, said, helper, asker, visitor):
    visitor.post(reverse("articles:feedback", args=[article.pk]), {"helpful": "no", "text": "Not theirs."})
    assert list(feedback(helper)) == [
        {
            "article": article.pk,
            "title": "Rain gauge reads zero",
            "address": article.url,
            "helpful": False,
            "reason": "A step is unclear or wrong",
            "remark": "Step 3 is missing.",
            "at": said.at,
        }
    ]
    assert list(feedback(asker)) == []


def test_an_article_they_may_no_longer_read_is_not_named(article, said, helper):
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    [row] = feedback(helper)
    assert (row["title"], row["address"], row["remark"]) == (None, None, "Step 3 is missing.")


def test_the_remark_of_a_member_who_left_stays_for_the_editors_without_a_name(said, helper, editor, as_user):
    name, handle, pk = helper.name, helper.handle, helper.pk
    helper.delete()
    said.refresh_from_db()
    assert (said.member, said.text) == (None, "Step 3 is missing.")
    assert str(pk) != said.visitor
    report = as_user(editor).get(reverse("articles_feedback_report")).content.decode()
    assert "Step 3 is missing." in report
    assert name not in report
    assert handle not in report

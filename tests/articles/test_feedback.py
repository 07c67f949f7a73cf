"""Was this helpful? Once a visitor and version, without a script and with one."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import ArticleFeedback, ArticlePage, ArticleTally
from search.models import Pending
from tests import databases
from tests.factories.articles import make_article, make_section

HTMX = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    yield from databases.committed(
        django_db_blocker, lambda: make_article(make_section(), title="Rain gauge reads zero")
    )


@pytest.fixture
def article(db, published):
    return ArticlePage.objects.get(pk=published.pk)


def form_of(article):
    return reverse("articles:feedback", args=[article.pk])


def said():
    return list(ArticleFeedback.objects.values_list("helpful", "reason", "text"))


def tally(article):
    row = ArticleTally.objects.get(pk=article.pk)
    return row.helpful_count, row.unhelpful_count


def test_the_buttons_are_links_to_a_form_with_what_was_pressed(article, visitor):
    html = visitor.get(article.url).content.decode()
    assert f'href="{form_of(article)}?helpful=no"' in html
    page = visitor.get(f"{form_of(article)}?helpful=no")
    assert b'value="no" id="id_helpful_1" checked' in page.content
    assert "no-store" in page["Cache-Control"]


def test_a_visitor_answers_without_a_script(article, visitor):
    visitor.get(article.url)
    assert not visitor.cookies, "an article gives nobody a cookie"
    answer = {"helpful": "no", "reason": "unclear", "text": "Step 3 is missing."}
    response = visitor.post(form_of(article), answer, follow=True)
    assert "mends it" in response.content.decode()
    assert said() == [(False, "unclear", "Step 3 is missing.")]
    assert tally(article) == (0, 1)
    assert article.pk in set(Pending.objects.values_list("object_id", flat=True))


def test_a_visitor_counts_once_a_version(article, visitor):
    visitor.post(form_of(article), {"helpful": "yes"})
    visitor.post(form_of(article), {"helpful": "yes"})
    assert tally(article) == (1, 0)
    visitor.post(form_of(article), {"helpful": "no"})
    assert (tally(article), len(said())) == ((0, 1), 1), "who answers again changes their answer"
    Client().post(form_of(article), {"helpful": "no"})
    assert tally(article) == (0, 2)

    article.save_revision().publish()
    visitor.post(form_of(article), {"helpful": "yes"})
    assert tally(article) == (1, 2), "a new version is asked about anew"


def test_a_first_answer_pressed_twice_at_once_counts_once(article, visitor):
    visitor.get(f"{form_of(article)}?helpful=yes")
    again = Client()
    again.cookies.update(visitor.cookies)  # the second press goes off before the first is answered
    for browser in (visitor, again):
        browser.post(form_of(article), {"helpful": "yes"})
    assert tally(article) == (1, 0)


def test_a_member_is_one_reader_in_two_browsers_and_leaves_no_name_behind(article, helper, as_user):
    as_user(helper).post(form_of(article), {"helpful": "yes"})
    as_user(helper).post(form_of(article), {"helpful": "yes"})
    assert tally(article) == (1, 0)
    row = ArticleFeedback.objects.get()
    assert row.member == helper
    assert str(helper.pk) != row.visitor
    helper.delete()
    row.refresh_from_db()
    assert row.member is None


def test_within_the_article_a_no_counts_at_once_and_is_asked_why(article, visitor):
    form = visitor.get(f"{form_of(article)}?helpful=no", headers=HTMX).content.decode()
    assert 'hx-trigger="load, submit"' in form
    assert "<html" not in form
    why = visitor.post(form_of(article), {"helpful": "no"}, headers=HTMX).content.decode()
    assert "<textarea" in why
    assert said() == [(False, "", "")]
    done = visitor.post(
        form_of(article), {"helpful": "no", "why": "1", "text": "No button here."}, headers=HTMX
    ).content.decode()
    assert "mends it" in done
    assert (said(), tally(article)) == ([(False, "", "No button here.")], (0, 1))


def test_within_the_article_a_yes_is_thanked_for(article, visitor):
    html = visitor.post(form_of(article), {"helpful": "yes"}, headers=HTMX).content.decode()
    assert "Thank you" in html
    assert "<html" not in html


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        ({}, "Choose yes or no."),
        ({"helpful": "perhaps"}, "Choose yes or no."),
        ({"helpful": "no", "reason": "nonsense"}, "Choose one of the reasons, or none."),
        ({"helpful": "no", "text": "x" * 601}, "Shorten this to 600 characters; it has 601."),
        ({"helpful": "no", "text": "a\0b"}, "Remove it and send again."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_form_that_cannot_be_read_comes_back_with_a_sentence(article, visitor, answer, complaint, headers):
    response = visitor.post(form_of(article), answer, headers=headers)
    html = response.content.decode()
    assert complaint in html
    assert answer.get("text", "").replace("\0", "") in html.replace("\0", "")
    assert said() == []


@pytest.mark.usefixtures("clock")
def test_feedback_has_its_limit(article):
    client = Client()
    codes = [client.post(form_of(article), {"helpful": "yes"}).status_code for _ in range(22)]
    assert codes.count(429) >= 1
    refused = client.post(form_of(article), {"helpful": "no", "text": "kept"})
    assert "You can send feedback again in" in refused.content.decode()
    assert "kept" in refused.content.decode()


def test_a_form_needs_its_token(article):
    client = Client(enforce_csrf_checks=True)
    assert client.post(form_of(article), {"helpful": "yes"}).status_code == 403
    client.get(form_of(article))
    token = client.cookies["lotse_csrf"].value
    assert client.post(form_of(article), {"helpful": "yes", "csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize("number", [0, 999_999, 2**31, 2**70])
def test_feedback_on_nothing_is_not_found(db, visitor, number):
    assert visitor.get(f"/en/articles/{number}/feedback/").status_code == 404
    assert visitor.post(f"/en/articles/{number}/feedback/", {"helpful": "yes"}).status_code == 404


def test_editors_read_what_was_said(article, editor, helper, as_user, visitor):
    visitor.post(form_of(article), {"helpful": "no", "text": "Step 3 is missing."})
    report = reverse("articles_feedback_report")
    html = as_user(editor).get(report).content.decode()
    assert "Step 3 is missing." in html
    assert as_user(helper).get(report).status_code == 302
    assert as_user(editor).get(f"{report}?export=csv").status_code == 200

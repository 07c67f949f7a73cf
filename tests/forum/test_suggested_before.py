"""What was suggested before a question was asked: kept with it, shown to those who answer for the house, gone with it."""

import pytest
from django.contrib.auth import get_user_model
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from forum import actions
from forum.actions.forget_member import forget_member
from forum.models import Suggested, Thread
from forum.posts import Offered, PostId
from forum.taking_along import questions
from tests.factories.articles import make_article, make_section
from tests.factories.forum import make_answer, make_thread

pytestmark = pytest.mark.django_db

HEADING = "Suggested before it was asked"


@pytest.fixture
def article(db):
    return make_article(make_section(), title="Clean the rain gauge")


@pytest.fixture
def older(db):
    return make_thread(title="Why does it show zero?")


@pytest.fixture
def ask(as_user, asker, board):
    """Asks on the form as a browser with a script does; the new thread."""

    def send(**sent):
        fields = {
            "title": "The hub hums at night",
            "body": "Between two and three.",
            "board": board.pk,
            "language": "en",
        }
        response = as_user(asker).post(reverse("forum:ask"), {**fields, **sent})
        assert response.status_code == 302
        return Thread.objects.get(title=fields["title"])

    return send


@pytest.fixture
def asked(ask, article, older):
    """Asked although the article, which was opened, and the older thread were suggested."""
    return ask(shown=f"thread:{older.pk} article:{article.pk}", opened=f"article:{article.pk}")


def page_of(thread, client):
    return client.get(thread.get_absolute_url()).content.decode()


@pytest.mark.parametrize("reader", ["agent", "moderator"])
def test_who_answers_for_the_house_reads_what_did_not_help(asked, article, older, reader, as_user, request):
    html = page_of(asked, as_user(request.getfixturevalue(reader)))
    part = html[html.index(HEADING) :].partition("</section>")[0]
    assert part.index(older.title) < part.index(article.title)
    assert part.count("opened, did not help") == 1
    assert part.index("opened") > part.index(article.title)


@pytest.mark.parametrize("reader", ["asker", "helper", "visitor"])
def test_nobody_else_does(asked, reader, as_user, visitor, request):
    client = visitor if reader == "visitor" else as_user(request.getfixturevalue(reader))
    assert HEADING not in page_of(asked, client)


def test_what_is_hidden_since_is_not_named_to_an_agent(asked, article, older, agent, moderator, as_user):
    actions.hide_post(by=moderator, post=PostId("thread", older.pk), reason="It is no question at all.")
    article.unpublish()
    assert HEADING not in page_of(asked, as_user(agent))


def test_at_most_five_of_each_are_kept(ask, board):
    many = [make_thread(title=f"Is it number {number}?", board=board) for number in range(7)]
    named = " ".join(f"thread:{thread.pk}" for thread in many)
    kept = Suggested.objects.get(thread=ask(shown=named, opened=named))
    assert kept.shown == kept.opened == named.split()[:5]


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "x",
        "thread:",
        "thread:0 thread:-1",
        f"thread:{10**40}",
        "squid:1",
        "\N{SQUID}" * 2_000,
        "a\0b",
        "thread:999999",
    ],
)
def test_garbage_is_passed_over_and_the_question_is_asked(ask, garbage):
    assert ask(shown=garbage, opened=garbage).title
    assert not Suggested.objects.exists()


def test_what_not_everybody_may_see_is_not_kept(ask, older, moderator, asker, board):
    actions.hide_post(by=moderator, post=PostId("thread", older.pk), reason="It is no question at all.")
    private = actions.ask_question(
        by=asker, board_id=board.pk, title="My own number", body="", language="en", private=True
    )
    members = make_article(make_section(), audience="members")
    ask(shown=f"thread:{older.pk} thread:{private.pk} article:{members.pk}")
    assert not Suggested.objects.exists()


def test_sent_twice_it_is_kept_once(ask, older):
    key = "2f1b6c1e-0d5e-4f0c-9d55-1d6f1e0c3f10"
    for _ in range(2):
        ask(shown=f"thread:{older.pk}", key=key)
    assert Suggested.objects.count() == 1


def test_a_form_that_comes_back_still_knows_what_was_opened(as_user, asker, older):
    client = as_user(asker)
    page = client.post(reverse("forum:ask"), {"title": "", "opened": f"thread:{older.pk} <b>"})
    assert page.status_code == 422
    assert f'name="opened" value="thread:{older.pk}"' in page.content.decode()


def test_it_is_taken_along_with_the_question(asked, asker, article, older):
    row = next(iter(questions(asker)))
    assert row["suggested_before"] == [f"thread:{older.pk}", f"article:{article.pk}"]
    assert row["opened_before"] == [f"article:{article.pk}"]


def test_it_goes_with_the_question_and_with_its_words(asked, asker, helper):
    make_answer(asked, by=helper)
    assert not actions.delete_post(by=asker, post=PostId("thread", asked.pk)), "the place stays"
    assert not Suggested.objects.exists()


def test_it_goes_with_a_question_nobody_has_built_on(asked, asker):
    assert actions.delete_post(by=asker, post=PostId("thread", asked.pk))
    assert not Suggested.objects.exists()


def test_it_goes_with_a_private_question_when_its_asker_leaves(asker, board, older):
    private = make_thread(by=asker, board=board, private=True, offered=Offered(shown=(("thread", older.pk),)))
    assert Suggested.objects.get(thread=private)
    forget_member(member=asker)
    assert not Suggested.objects.exists()


def test_a_reader_costs_no_query_and_an_agent_a_fixed_number(asked, agent, stranger, django_assert_num_queries):
    drawn = Template("{% load forum_tags %}{% suggested_before thread %}")
    request = RequestFactory().get("/")
    for who, number in ((stranger, 0), (agent, 3)):
        request.user = get_user_model().objects.get(pk=who.pk)
        request.user.has_perm("forum.see_private")
        drawn.render(Context({"request": request, "thread": asked}))
        with django_assert_num_queries(number):
            drawn.render(Context({"request": request, "thread": asked}))

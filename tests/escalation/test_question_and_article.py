"""A thread names the article that was made of it, and the article its question; neither names what a reader may not see."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles.actions import draft_from_text
from articles.models import ArticlePage
from escalation import actions
from forum.actions import delete_post, hide_post
from forum.models import Thread
from forum.posts import PostId
from tests.factories.articles import make_section
from tests.factories.escalation import make_claimed
from tests.factories.forum import make_answer, make_thread

CAME = "An article came of it:"
GREW = "This grew out of a question:"
TITLE = "Free the bucket of the rain gauge"


@pytest.fixture
def sections(db):
    english = make_section("en", title="Sensors", slug="sensors")
    return english, make_section("de", title="Sensoren", slug="sensoren", translation_of=english)


def publish(pk, **fields):
    page = ArticlePage.objects.get(pk=pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=pk)


@pytest.fixture
def make(on_duty, sections):
    """Makes the draft of a thread's conversation; the conversation."""

    def make(thread):
        conversation = make_claimed(on_duty, thread)
        actions.send_message(by=on_duty, conversation_id=conversation.pk, body="Lift the funnel.")
        actions.resolve_without_answer(by=on_duty, conversation_id=conversation.pk, reason="personal")
        return actions.make_article(by=on_duty, conversation_id=conversation.pk)

    return make


@pytest.fixture
def article(make, thread):
    return publish(make(thread).article_draft, title=TITLE)


def page_of(thread, client, language="en"):
    with translation.override(language):
        return client.get(reverse("forum:thread", args=[thread.pk, thread.slug])).content.decode()


def test_question_and_article_lead_to_each_other_once_it_is_published(make, thread, visitor):
    draft = make(thread).article_draft
    assert CAME not in page_of(thread, visitor)
    article = publish(draft, title=TITLE)
    shown = page_of(thread, visitor)
    assert CAME in shown
    assert f'href="{article.url}">{TITLE}</a>' in shown
    told = visitor.get(article.url).content.decode()
    assert GREW in told
    assert f'href="{reverse("forum:thread", args=[thread.pk, thread.slug])}"' in told
    article.unpublish()
    assert CAME not in page_of(thread, visitor)


def test_a_visitors_pages_stay_the_same_for_everybody_and_costs_are_fixed(
    article, thread, visitor, django_assert_max_num_queries
):
    other = Client(headers={"accept-language": "de", "cookie": "stray=1"})
    address = reverse("forum:thread", args=[thread.pk, thread.slug])
    for place, most in ((address, 14), (article.url, 21)):
        assert visitor.get(place).content == other.get(place).content
        with django_assert_max_num_queries(most):
            response = visitor.get(place)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert b"csrfmiddlewaretoken" not in response.content


@pytest.mark.parametrize(("audience", "seen_by"), [("agents", "agent"), ("members", "helper")])
def test_an_article_for_some_is_named_to_them_only(article, thread, audience, seen_by, as_user, visitor, request):
    publish(article.pk, audience=audience)
    assert TITLE not in page_of(thread, visitor)
    assert TITLE in page_of(thread, as_user(request.getfixturevalue(seen_by)))


def test_a_private_question_is_never_named_not_even_to_its_asker(make, asker, board, visitor, as_user, on_duty):
    private = make_thread(by=asker, board=board, private=True)
    article = publish(make(private).article_draft, title=TITLE)
    for client in (visitor, as_user(asker), as_user(on_duty)):
        html = client.get(article.url).content.decode()
        assert TITLE in html
        assert GREW not in html
        assert private.title not in html
    assert TITLE in page_of(private, as_user(asker))


def test_a_question_that_is_hidden_or_taken_back_is_no_longer_named(
    article, thread, visitor, asker, helper, moderator, as_user
):
    assert GREW in visitor.get(article.url).content.decode()
    make_answer(thread, by=helper)
    delete_post(by=asker, post=PostId("thread", thread.pk))
    assert GREW not in visitor.get(article.url).content.decode()
    Thread.objects.filter(pk=thread.pk).update(emptied_at=None)
    assert GREW in visitor.get(article.url).content.decode()
    hide_post(by=moderator, post=PostId("thread", thread.pk), reason="Names a person.")
    for client in (visitor, as_user(moderator)):
        assert GREW not in client.get(article.url).content.decode()


def test_it_is_linked_in_the_readers_language_and_said_when_it_is_not(article, thread, visitor, agent, sections):
    german = page_of(thread, visitor, "de")
    assert f'lang="en">{TITLE}</a> <span class="row__lang" lang="de">(Englisch)</span>' in german
    key = article.origin.source_id
    own = draft_from_text(
        title="Die Wippe", language="de", markdown="Heben.", by=agent, section_id=sections[1].pk, key=key
    )
    assert TITLE in page_of(thread, visitor, "de")
    translated = publish(own, title="Die Wippe des Regenmessers lösen")
    german = page_of(thread, visitor, "de")
    assert f'href="{translated.url}">Die Wippe des Regenmessers lösen</a></span>' in german
    assert f'href="{article.url}">{TITLE}</a>' in page_of(thread, visitor)
    there = visitor.get(translated.url).content.decode()
    assert "Entstanden aus einer Frage:" in there
    with translation.override("de"):
        question = reverse("forum:thread", args=[thread.pk, thread.slug])
    assert f'href="{question}" lang="en">Rain gauge shows' in there
    assert '</a> <span class="row__lang" lang="de">(Englisch)</span>' in there


def test_an_article_made_of_something_else_names_no_question(agent, sections, thread, visitor):
    pk = draft_from_text(
        title="Other", language="en", markdown="Lift.", by=agent, section_id=sections[0].pk, key=f"demo:{thread.pk}"
    )
    assert GREW not in visitor.get(publish(pk).url).content.decode()

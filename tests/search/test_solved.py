"""Saying that a suggestion solved it: one deflection, of nobody, and the way to what helped."""

from datetime import UTC, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from forum import actions
from forum.posts import PostId
from search.actions import salt
from search.models import Deflection
from search.tasks import forget_old_searches
from tests.factories.articles import make_article, make_section
from tests.factories.forum import make_answer, make_thread
from tests.search.log.searches import FIREFOX, HERE, browser
from tests.search.worker import embedded

pytestmark = pytest.mark.django_db

TITLE = "My hub loses the network at night"
THANKS = "Thank you for telling us. Your question was not posted."


@pytest.fixture(autouse=True)
def own_salt(monkeypatch):
    """Each process keeps the salt of the day in mind; the row of another test's is gone."""
    monkeypatch.setattr(salt, "_last", None)


@pytest.fixture
def thread(asker, helper):
    found = make_thread(by=asker, title="Hub loses the network")
    actions.accept_answer(by=asker, answer_id=make_answer(found, by=helper, body="Restart it twice, it helps.").pk)
    return found


@pytest.fixture
def member(as_user, helper):
    return as_user(helper, REMOTE_ADDR=HERE, headers={"user-agent": FIREFOX})


def say(client, hit, words=TITLE, language="en", **more):
    """Presses "This solved it"."""
    return client.post(f"/{language}/search/solved/", {"hit": hit, "words": words, **more})


def test_it_is_kept_and_leads_to_what_helped(member, thread):
    key = str(uuid4())
    response = say(member, f"thread:{thread.pk}", f"{TITLE}, write to anna@example.com", key=key)
    assert (response.status_code, response["Location"]) == (302, thread.get_absolute_url())
    assert response.cookies["arrived"].value == key, "the draft goes"
    assert THANKS in member.get(response["Location"]).content.decode()
    row = Deflection.objects.get()
    assert (row.kind, row.object_id, row.language) == ("thread", thread.pk, "en")
    assert row.words == f"{TITLE}, write to ***"
    assert row.day == timezone.now().astimezone(UTC).date(), "as pseudonyms change"


def test_sent_again_it_is_one(member, thread):
    for _ in range(3):
        assert say(member, f"thread:{thread.pk}").status_code == 302
    assert Deflection.objects.count() == 1
    article = make_article(make_section())
    say(member, f"article:{article.pk}")
    say(member, f"thread:{thread.pk}", "Another question about the hub")
    say(browser("198.51.100.9"), f"thread:{thread.pk}")
    assert Deflection.objects.count() == 4


def test_nobody_is_in_it(member, thread, helper):
    say(member, f"thread:{thread.pk}")
    everything = " ".join(str(value) for value in vars(Deflection.objects.get()).values())
    for trace in ("203.0.113", "Firefox", helper.handle, helper.email, helper.name, member.session.session_key):
        assert trace not in everything
    assert not [field for field in Deflection._meta.get_fields() if field.is_relation]


def test_a_visitor_comes_by_a_link_and_is_asked_on_a_page_of_its_own(thread, settings, tmp_path):
    visitor = browser()
    with embedded(settings, tmp_path):
        listed = visitor.get("/de/search/suggestions/", {"title": "Hub loses the network"}).content.decode()
    link = f"/de/search/solved/?hit=thread:{thread.pk}&amp;words=Hub%20loses%20the%20network"
    assert f'href="{link}"' in listed
    assert 'method="post"' not in listed
    page = visitor.get(link.replace("&amp;", "&"))
    assert page["Cache-Control"].startswith("max-age=0")
    assert f'value="thread:{thread.pk}"' in page.content.decode()
    response = say(visitor, f"thread:{thread.pk}", language="de")
    assert response["Location"] == f"/de/questions/{thread.pk}/hub-loses-the-network/#thanks"
    assert "messages" not in response.cookies, "a visitor's pages are the same for everybody"
    assert Deflection.objects.get().language == "de"


def test_a_visitor_is_thanked_on_a_page_that_is_the_same_for_everybody(member, thread):
    for url in (thread.get_absolute_url(), make_article(make_section()).get_absolute_url()):
        page = browser().get(url).content.decode()
        assert 'id="thanks"' in page
        assert "Thank you for telling us." in page
        assert 'id="thanks"' not in member.get(url).content.decode(), "a member gets a message"


def hide(thread, moderator):
    actions.hide_post(by=moderator, post=PostId("thread", thread.pk), reason="It is no question at all.")


@pytest.mark.parametrize(
    "hit", ["", "thread", "thread:", "thread:x", "thread:0", f"thread:{10**30}", "person:1", "🦑:1", "thread:1 " * 99]
)
def test_nothing_is_kept_of_what_is_no_hit(member, hit):
    response = say(member, hit, key=str(uuid4()))
    assert response.status_code == 404
    assert "arrived" not in response.cookies, "the draft stays"
    assert not Deflection.objects.exists()


def test_what_somebody_may_not_see_solved_nothing_for_them(member, thread, moderator, asker):
    private = actions.ask_question(
        by=asker, board_id=thread.board_id, title="My own number", body="", language="en", private=True
    )
    agents = make_article(make_section(), audience="agents")
    hide(thread, moderator)
    for hit in (f"thread:{private.pk}", f"article:{agents.pk}", f"thread:{thread.pk}"):
        assert say(member, hit).status_code == 404
        assert member.get(reverse("search:solved"), {"hit": hit}).status_code == 404
    assert not Deflection.objects.exists()


def test_what_no_person_meant_is_led_there_and_not_counted(thread):
    response = say(browser(agent="curl/8.5.0"), f"thread:{thread.pk}")
    assert response["Location"] == f"{thread.get_absolute_url()}#thanks"
    assert not Deflection.objects.exists()


def test_it_is_kept_for_180_days(member, thread):
    say(member, f"thread:{thread.pk}")
    row = Deflection.objects.get()
    for days, left in ((180, 1), (181, 0)):
        Deflection.objects.update(day=row.day - timedelta(days=days))
        assert forget_old_searches() == 1 - left
        assert Deflection.objects.count() == left


def test_the_list_alone_has_buttons_and_no_token(thread, settings, tmp_path):
    with embedded(settings, tmp_path):
        query = {"title": "Hub loses the network", "part": "list"}
        html = browser().get("/en/search/suggestions/", query).content.decode()
    assert f'form="solved-it" name="hit" value="thread:{thread.pk}"' in html
    assert "csrf" not in html


def test_the_ask_form_has_a_form_beside_it_that_works_without_a_script(member, thread, settings, tmp_path):
    with embedded(settings, tmp_path):
        html = member.get("/en/questions/ask/", {"title": "Hub loses the network"}).content.decode()
    own = html[html.index('id="solved-it"') :].partition("</form>")[0]
    assert 'name="words" value="Hub loses the network"' in own
    assert "csrfmiddlewaretoken" in own
    key = html.partition('name="key" value="')[2].partition('"')[0]
    assert f'name="key" value="{key}"' in own
    assert f'form="solved-it" name="hit" value="thread:{thread.pk}"' in html

"""The engine away, jammed and back: writes go on, pages stay honest, nothing is lost."""

import uuid

import pytest
from django.conf import settings as real
from django.contrib.auth.models import AnonymousUser

from search import engines, queries
from search.actions import drain as drain_module
from search.actions.drain import drain
from search.asking import reading
from search.checking import Checked, differences
from search.engines import EngineAway
from search.query import find
from search.suggesting import suggest
from servers.breaker import Breaker
from tests.search import notes
from tests.search.page.conftest import Page
from tests.search.proxy import Proxy
from tests.search.worker import settle, titles


@pytest.fixture
def proxy(settings, only_notes):
    """Elasticsearch behind a door that can be shut."""
    door = Proxy(real.ELASTICSEARCH_URL)
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = door.url
    settings.SEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    yield door
    if not door.listener.fileno() > 0:
        door.open()
    door.jammed = False
    engines.engine().discard()
    door.shut()


@pytest.fixture
def another(proxy, settings):
    """A second door to the same server, as a second node would be; both are named."""
    door = Proxy("http://{}:{}".format(*proxy.behind))
    settings.ELASTICSEARCH_URL = f"{proxy.url} {door.url}"
    yield door
    engines.engine().close()
    door.shut()


@pytest.mark.django_db
def test_what_was_chosen_is_still_chosen_when_the_form_is_sent_again(proxy, client):
    notes.write("Hub", state="solved")
    settle()
    proxy.shut()
    page = Page(client.get("/en/search/?q=hub&kind=note&state=solved&tag=wi-fi&time=year&sort=newest"))
    assert page.titles == ["Hub"]
    chosen = [("kind", "note"), ("state", "solved"), ("tag", "wi-fi"), ("time", "year"), ("sort", "newest")]
    assert page.hidden(".search") == chosen


@pytest.mark.django_db
def test_writes_go_on_while_the_engine_is_away_and_all_of_them_arrive(proxy, client):
    settle()
    for number in range(100):
        notes.write(f"Hub {number} before")
    proxy.shut()
    for number in range(100):
        notes.write(f"Hub {number} after")
    notes.hide(notes.write("Hidden hub"))
    assert drain().away
    response = client.get("/en/search/", {"q": "hub"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "The search engine is away for a moment" in html
    assert "Hub 99 after" in html
    assert "Hidden hub" not in html
    assert response["Cache-Control"] == "no-store"
    assert queries.outbox().waiting == 201
    proxy.open()
    drain_module.writing.mend()
    reading.mend()
    settle()
    assert list(differences(engines.engine(), Checked())) == []
    assert len(titles("hub")) == 10
    assert queries.outbox().waiting == 0


@pytest.mark.django_db
def test_a_jammed_engine_is_asked_once_and_then_left_alone(proxy, client):
    settle()
    notes.write("Rain gauge")
    settle()
    engines.engine().close()
    proxy.jammed = True
    proxy.asked = 0
    pages = [client.get("/en/search/", {"q": "rain gauge"}) for _ in range(5)]
    assert [page.status_code for page in pages] == [200] * 5
    assert all(page.context["results"].away for page in pages)
    assert proxy.asked == 1
    assert suggest("Rain gauge shows 0", language="en").away
    assert proxy.asked == 1


@pytest.mark.django_db
def test_of_two_nodes_one_may_be_gone_and_neither_readers_nor_the_worker_notice(proxy, another, client):
    settle()
    proxy.shut()
    for number in range(4):
        notes.write(f"Hub {number}")
        assert drain().written == 1
        page = Page(client.get("/en/search/?q=hub"))
        assert len(page.titles) == number + 1
        assert "The search engine is away" not in page.html
    proxy.open()


@pytest.mark.django_db
def test_a_node_that_hangs_is_waited_for_once_and_then_others_are_asked(proxy, another, client):
    notes.write("Hub")
    settle()
    engines.engine().close()
    proxy.jammed, proxy.asked = True, 0
    away = 0
    for _ in range(6):
        reading.mend()
        away += client.get("/en/search/", {"q": "hub"}).context["results"].away
    assert (away, proxy.asked) == (1, 1)


@pytest.mark.django_db
def test_the_page_says_what_the_database_knows_in_the_readers_language(proxy, client):
    notes.write("Regenmesser leeren", language="de")
    proxy.shut()
    html = client.get("/de/search/", {"q": "regenmesser"}).content.decode()
    assert "Die Suche ist gerade nicht da" in html
    assert "Regenmesser leeren" in html
    nothing = client.get("/de/search/", {"q": "xyzzy"}).content.decode()
    assert "Kein Titel und keine Zusammenfassung enthält alle diese Wörter" in nothing
    proxy.open()


@pytest.mark.django_db
def test_without_the_engine_hidden_things_stay_hidden_and_members_things_theirs(proxy):
    notes.write("For members, hub", audience="members")
    proxy.shut()
    found = find("hub", user=AnonymousUser(), language="en")
    assert found.away
    assert found.hits == ()
    proxy.open()


def test_a_breaker_sends_everybody_away_until_one_finds_that_it_works():
    now = [100.0]
    breaker = Breaker(first=5.0, longest=8.0, away=EngineAway, clock=lambda: now[0])

    def fail():
        raise EngineAway

    def attempt(action):
        try:
            with breaker.guard():
                action()
        except EngineAway:
            return "away"
        return "fine"

    calls = []
    assert attempt(fail) == "away"
    assert attempt(lambda: calls.append(1)) == "away"
    assert calls == []
    now[0] += 5.1
    with breaker.guard():
        # While one finds out the others are still sent away.
        assert attempt(lambda: calls.append(1)) == "away"
    assert attempt(lambda: calls.append(1)) == "fine"
    assert attempt(fail) == "away"
    now[0] += 5.1
    assert attempt(fail) == "away"
    now[0] += 7.9
    assert attempt(lambda: calls.append(1)) == "away"
    now[0] += 0.2
    assert attempt(lambda: calls.append(1)) == "fine"

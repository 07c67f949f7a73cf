"""Synonyms on the results page: live at once in every process, gone at once, and told to the reader."""

import multiprocessing
import uuid

import pytest
from django.conf import settings as real
from django.core.cache import cache, caches
from django.db import connections

from search import engines
from search.actions import add_synonym
from search.models import SynonymGroup
from search.queries.synonyms import ALONE, TRUSTED, VERSION, KeptSynonyms, current_synonyms
from search.reading import also_searched
from search.suggesting import suggest
from search.understanding import query_of
from servers.cache import asking
from tests.search import notes
from tests.search.groups import ADD, address
from tests.search.proxy import Proxy
from tests.search.test_killed import let_go
from tests.search.worker import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(house, visitor):
    """Asks for results as a visitor and gives the response."""
    settle()

    def ask(text, language="en"):
        settle()
        return visitor.get(f"/{language}/search/", {"q": text})

    return ask


@pytest.fixture
def says(as_user, editor, django_capture_on_commit_callbacks):
    """What an editor sends in their browser, with all that follows the commit."""
    client = as_user(editor)

    def send(address, *phrases, language="en", seen=""):
        form = {"language": language, "phrases": "\n".join(phrases), "seen": seen}
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(address, form).status_code == 302

    return send


def shown(response):
    """The titles on the page, without marks."""
    return [str(hit.row.title) for hit in response.context["results"].hits]


def also(text, synonyms=None):
    """What else is looked for."""
    asked = query_of(text, language="en", audiences=(), synonyms=synonyms or current_synonyms())
    return tuple(one.words for one in also_searched(asked.readings))


def test_what_an_editor_saves_changes_and_deletes_counts_from_the_next_search_on(page, says):
    notes.write("Broadband box")
    notes.write("Modem in the cellar")
    assert shown(page("router")) == []
    says(ADD, "router", "broadband box")
    assert shown(page("router")) == ["Broadband box"]
    assert page("routers").context["results"].also == (("broadband box", "en"),)
    group = SynonymGroup.objects.get()
    says(address("edit", group), "router", "modem", seen=group.digest)
    assert shown(page("router")) == ["Modem in the cellar"]
    says(address("delete", group))
    assert shown(page("router")) == []
    assert page("router").context["results"].also == ()


def test_what_is_deleted_with_others_is_gone_from_the_next_search_on(page, says):
    notes.write("Broadband box")
    says(ADD, "router", "broadband box")
    assert shown(page("router")) == ["Broadband box"]
    says(f"/cms/bulk/search/synonymgroup/delete/?id={SynonymGroup.objects.get().pk}")
    assert shown(page("router")) == []


def test_german_words_lead_to_german_texts_in_all_their_forms(page, says):
    notes.write("Die Häuser am Übergang", language="de")
    notes.write("Haus", language="en")
    says(ADD, "Gebäude", "Häuser", language="de")
    for typed in ("Gebäude", "gebaeuden", "GEBÄUDES"):
        assert shown(page(typed, "de")) == ["Die Häuser am Übergang"]
    assert page("gebäude", "de").context["results"].also == (("Häuser", "de"),)


def test_found_words_of_a_synonym_are_marked(page, says):
    notes.write("Broadband box", "Our router is called broadband box.")
    says(ADD, "modem", "broadband box")
    assert "<mark>Broadband box</mark>" in page("modem").content.decode()


def test_words_of_a_synonym_become_no_markup(page, says):
    notes.write("Hub <b>one</b>")
    says(ADD, "router", "<b>one</b>")
    html = page("router").content.decode()
    assert "<b>" not in html
    assert shown(page("router")) == ["Hub <b>one</b>"]


def test_finished_words_of_a_title_have_synonyms_too(page, says):
    notes.write("Broadband box keeps restarting", state="solved")
    says(ADD, "router", "broadband box")
    settle()
    assert [hit.row.title for hit in suggest("My router restarting at", language="en").hits] == [
        "Broadband box keeps restarting"
    ]


def test_searches_ask_the_database_for_synonyms_only_when_somebody_saved(says, django_assert_num_queries):
    says(ADD, "router", "modem")
    with django_assert_num_queries(1):
        assert also("router") == ("modem",)
    with django_assert_num_queries(0):
        for _ in range(3):
            assert also("router") == ("modem",)
    says(ADD, "hub", "centre")
    with django_assert_num_queries(1):
        assert also("hub") == ("centre",)
        assert also("router") == ("modem",)


def test_a_version_the_cache_forgot_is_made_anew(says, django_assert_num_queries):
    says(ADD, "router", "modem")
    assert also("router") == ("modem",)
    cache.delete(VERSION)
    with django_assert_num_queries(1):
        assert also("router") == also("router") == ("modem",)


class Clock:
    """Stands still until somebody moves it (seconds)."""

    at = 1_000.0

    def __call__(self):
        return self.at


def test_what_nobody_was_told_of_counts_half_a_minute_later(editor):
    clock = Clock()
    process = KeptSynonyms(clock)
    assert also("router", process.now()) == ()
    SynonymGroup.objects.create(language="en", phrases="router\nmodem")
    clock.at += TRUSTED - 1
    assert also("router", process.now()) == ()
    clock.at += 1
    assert also("router", process.now()) == ("modem",)


@pytest.fixture
def redis(settings):
    """The cache as production has it, on the real server behind a door that can be shut."""
    if not real.REDIS_URL:
        pytest.skip("no Redis named by TEST_REDIS_URL")
    door = Proxy(real.REDIS_URL)
    settings.CACHES = {
        "default": {
            "BACKEND": "servers.cache.HouseCache",
            "LOCATION": f"redis://127.0.0.1:{door.port}/0",
            "KEY_PREFIX": f"synonyms-{uuid.uuid4().hex[:8]}",
        }
    }
    asking.mend()
    yield door
    asking.mend()
    if door.listener.fileno() >= 0:
        caches["default"].clear()
        door.shut()


@pytest.mark.servers
def test_without_a_cache_all_processes_know_after_five_seconds_and_the_one_that_saved_at_once(redis, says):
    clock = Clock()
    other = KeptSynonyms(clock)
    assert also("router", other.now()) == also("router") == ()
    redis.shut()
    assert also("router", other.now()) == also("router") == ()
    says(ADD, "router", "modem")
    assert also("router") == ("modem",)
    clock.at += ALONE - 1
    assert also("router", other.now()) == ()
    clock.at += 1
    assert also("router", other.now()) == ("modem",)


@pytest.mark.servers
@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning")
def test_what_one_process_saves_the_next_search_of_another_knows(redis, editor):
    """The other one's clock stands still: it knows by being told."""
    ours, theirs = multiprocessing.Pipe()

    def search():
        process = KeptSynonyms(Clock())
        while text := theirs.recv():
            theirs.send(also(text, process.now()))
        connections.close_all()

    let_go(engines.engine())
    caches["default"].close()
    other = multiprocessing.get_context("fork").Process(target=search)
    other.start()

    def asked(text):
        ours.send(text)
        return ours.recv()

    try:
        assert asked("router") == ()
        pk = add_synonym(language="en", phrases=["router", "modem"], by=editor)
        assert asked("router") == ("modem",)
        assert add_synonym(language="en", phrases=["hub", "centre"], by=editor) != pk
        assert asked("hub") == ("centre",)
    finally:
        ours.send("")
        other.join()
    assert other.exitcode == 0

"""What texts mean: found out behind the back of whoever writes, kept, and used to find what no word leads to."""

import pytest
from django.contrib.auth.models import AnonymousUser

from search import meaning
from search.models import StoredVector, Unembedded
from search.query import find
from search.tasks import embed_search, tend_search
from tests.search import notes
from tests.search.worker import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def understood(house, settings):
    """This installation with the model."""
    settings.SEARCH_MEANING = True
    meaning.forget()
    settle()
    yield house
    meaning.forget()


def think():
    """Embed what waits, and write it."""
    while embed_search():
        settle()
    settle()


def titles(text, language="en"):
    return [hit.row.title for hit in find(text, user=AnonymousUser(), language=language).hits]


def test_what_no_word_leads_to_is_found_by_its_meaning(understood):
    notes.write("How to reset a forgotten password", "Ask for a letter with a new one.")
    notes.write("Clean the rain gauge", "Lift the funnel and rinse it.")
    notes.write("Mount the station on a mast", "Use the clamps.")
    settle()
    assert titles("cannot log in any more, lost my credentials") == []
    think()
    assert titles("cannot log in any more, lost my credentials")[:1] == ["How to reset a forgotten password"]


def test_words_are_found_before_the_meaning_is_known_and_the_same_text_is_embedded_once(understood):
    note = notes.write("Clean the rain gauge", "Lift the funnel and rinse it.")
    settle()
    assert titles("rain gauge") == ["Clean the rain gauge"]
    assert Unembedded.objects.count() == 1
    think()
    assert Unembedded.objects.count() == 0
    before = StoredVector.objects.count()
    notes.retitle(note, "Clean the gauge")
    settle()
    think()
    # The title, and the title with the text; the text alone is known.
    assert StoredVector.objects.count() == before + 2


def test_what_stood_in_the_index_before_there_was_a_model_gets_its_meaning(house, settings):
    settle()
    notes.write("How to reset a forgotten password")
    notes.write("Clean the rain gauge")
    settle()
    assert not Unembedded.objects.exists()
    settings.SEARCH_MEANING = True
    meaning.forget()
    assert tend_search()
    think()
    assert titles("cannot log in any more, lost my credentials")[:1] == ["How to reset a forgotten password"]
    assert not tend_search()
    meaning.forget()

"""How well real questions are answered, on the sets that are small enough to ask each time; docs/finding.md has all of them."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from search import meaning
from tests.real_data import real_data


@pytest.fixture
def understood(settings):
    """With the model."""
    settings.SEARCH_MEANING = True
    meaning.forget()
    yield
    meaning.forget()


def evaluated(judged, *options):
    said = StringIO()
    call_command("evaluate_search", str(real_data("judged", judged)), "--json", *options, stdout=said)
    return json.loads(said.getvalue())


def below(found, floors):
    """The measures that are less than they must be."""
    return {measure: found[measure] for measure, least in floors.items() if found[measure] < least}


# Plain BM25 with each language's analyser on these sets, as published with them, less 0.005 for another way of cutting words.
PLAIN = {
    "faq-paraphrase-en": {"MRR@10": 0.709, "R@10": 0.878},
    "xquad-de": {"MRR": 0.924},
    "askubuntu-duplicates": {"R@10": 0.496, "MRR@10": 0.419},
}


@pytest.mark.parametrize(
    ("judged", "engine"), [*((judged, "tantivy") for judged in PLAIN), ("faq-paraphrase-en", "elasticsearch")]
)
def test_words_alone_find_what_plain_bm25_finds(judged, engine):
    assert below(evaluated(judged, "--engine", engine, "--words-only"), PLAIN[judged]) == {}


@pytest.mark.usefixtures("understood")
@pytest.mark.parametrize("engine", ["tantivy", "elasticsearch"])
def test_with_their_meaning_paraphrases_are_found(engine):
    found = evaluated("faq-paraphrase-en", "--engine", engine)
    assert below(found, {"MRR@10": 0.87, "R@10": 0.98, "P@1": 0.80}) == {}

"""`evaluate_search`: a judged set in an index of its own, asked as the results page asks; what the engine does not take is told."""

import json
import tempfile
import uuid
from dataclasses import replace
from io import StringIO

import pytest
from django.conf import settings as real
from django.core.management import CommandError, call_command
from elasticsearch import Elasticsearch

from search import engines
from search.contract import Document
from search.engines import EngineAway, NoIndex
from search.judging import trial
from search.judging.measures import MEASURES
from search.judging.sets import read
from search.judging.trial import judge, scratch
from search.understanding import query_of
from tests.search import judged
from tests.search.conftest import ENGINES
from tests.search.proxy import Proxy

SERVER = real.ELASTICSEARCH_URL


@pytest.fixture(autouse=True)
def place(settings, tmp_path, monkeypatch):
    """Where trials leave what they leave: a folder and a prefix of this test alone."""
    settings.SEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def folder(tmp_path):
    """Writes the small set, changed as one says."""

    def write(**changed):
        return judged.write(tmp_path / "small", **changed)

    return write


@pytest.fixture(params=ENGINES)
def name(request):
    """Each engine."""
    return request.param


@pytest.fixture
def door(settings):
    """Elasticsearch behind a door that can be shut."""
    door = Proxy(SERVER)
    settings.ELASTICSEARCH_URL = door.url
    yield door
    if door.listener.fileno() > 0:
        door.shut()


def evaluated(place, *options):
    said = StringIO()
    call_command("evaluate_search", str(place), *options, stdout=said)
    return said.getvalue()


def left(name, place):
    """What there is of trials."""
    if name == "tantivy":
        return [path.name for path in place.iterdir() if "-judged-" in path.name]
    with Elasticsearch(SERVER) as client:
        return list(client.indices.get(index=f"{real.SEARCH_PREFIX}*"))


def test_a_set_is_asked_and_the_question_itself_does_not_count(name, folder):
    said = json.loads(evaluated(folder(), "--engine", name, "--words-only", "--json"))
    assert tuple(said) == MEASURES
    # a and b have their one right answer first, b behind the one that is left out; no text has the word of c; d is not asked.
    two_of_three = pytest.approx(2 / 3)
    assert said == {**dict.fromkeys(MEASURES, two_of_three), "P@5": pytest.approx(2 / 5 / 3)}


def test_what_is_left_out_takes_no_place_of_those_that_are_looked_at(name, folder):
    texts = [{"_id": number, "title": "Hub", "text": "It loses the network."} for number in range(102)]
    texts[50]["title"] = "Hub, once more"
    place = folder(
        corpus=texts,
        queries=[{"_id": "q", "text": "Hub, once more", "exclude": 50}],
        qrels=[f"q\t{number}\t1" for number in range(102)],
    )
    said = json.loads(evaluated(place, "--engine", name, "--words-only", "--json"))
    assert (said["P@5"], said["R@100"], said["MAP"]) == (1, pytest.approx(100 / 101), pytest.approx(100 / 101))


def test_a_german_set_is_cut_into_german_words(name, folder):
    place = folder(
        corpus=[
            {"_id": "1", "title": "Den Regenmesser leeren", "text": "Heben Sie den Trichter ab."},
            {"_id": "2", "title": "Der Hub", "text": "Die Häuser stehen an der Straße."},
        ],
        queries=[{"_id": "a", "text": "Regenmessern"}, {"_id": "b", "text": "haus strasse"}],
        qrels=["a\t1\t1", "b\t2\t1"],
        meta='{"language": "de_AT"}',
    )
    assert json.loads(evaluated(place, "--engine", name, "--words-only", "--json"))["P@1"] == 1


def test_a_person_reads_what_was_measured(name, folder):
    first, *rest = evaluated(folder(), "--engine", name).splitlines()
    assert first == f"small: 4 documents, 3 questions (1 more have nothing right to find); {name}"
    assert [line.split()[0] for line in rest] == list(MEASURES)
    assert all(0 <= float(line.split()[1]) <= 1 for line in rest)


def test_the_engine_in_use_is_measured_unless_another_is_named(folder):
    assert evaluated(folder()).splitlines()[0].endswith("; tantivy")


def test_nothing_is_left_of_the_index_and_the_live_one_is_not_touched(name, folder, place):
    with scratch(name) as target:
        judge(read(folder()), target)
        assert left(name, place)
    assert left(name, place) == []
    evaluated(folder(), "--engine", name)
    assert left(name, place) == []
    assert engines.engine().index("live") is None


def test_nothing_is_left_either_when_it_breaks(name, folder, place):
    with pytest.raises(LookupError), scratch(name) as target:
        judge(read(folder()), target, told=lambda _asked: {}["broken"])
    assert left(name, place) == []


def test_a_document_that_is_refused_is_told_with_its_id(name, folder, place, monkeypatch):
    monkeypatch.setattr(trial, "Document", lambda kind, pk, *rest, **more: Document(kind, pk + 2**70, *rest, **more))
    with pytest.raises(CommandError, match=r"The document “gauge” was refused: .+"):
        evaluated(folder(), "--engine", name)
    assert left(name, place) == []


def test_a_question_that_is_refused_is_told_with_its_id(folder, place, monkeypatch):
    # More than Elasticsearch gives at once.
    monkeypatch.setattr(trial, "DEPTH", 10_000)
    monkeypatch.setattr(trial, "query_of", lambda text, **how: replace(query_of(text, **how), order="newest"))
    with pytest.raises(CommandError, match=r"The question “a” was refused: .*10000"):
        evaluated(folder(), "--engine", "elasticsearch")
    assert left("elasticsearch", place) == []


def test_an_engine_that_is_away_for_a_moment_is_asked_again(door, folder, monkeypatch):
    pauses = []
    monkeypatch.setattr(trial, "sleep", lambda seconds: pauses.append(seconds) or door.open())
    small = read(folder())
    with scratch("elasticsearch") as target:
        disturbed = judge(small, target, told=lambda asked: door.shut() if asked == 1 else None)
    assert pauses == [trial.PAUSE]
    with scratch("elasticsearch") as target:
        assert judge(small, target) == disturbed


def test_an_engine_that_stays_away_is_given_up_and_what_is_left_there_named(door, folder, monkeypatch, place):
    pauses = []
    monkeypatch.setattr(trial, "sleep", pauses.append)
    named = f"what begins with {real.SEARCH_PREFIX}-judged-[0-9a-f]+ may be left"
    with pytest.raises(EngineAway, match=named), scratch("elasticsearch") as target:
        judge(read(folder()), target, told=lambda _asked: door.shut())
    assert len(pauses) == trial.TRIES - 1
    assert left("elasticsearch", place) != []
    door.open()
    target.discard()
    assert left("elasticsearch", place) == []


def test_an_index_that_is_gone_is_not_waited_for(name, folder, monkeypatch):
    monkeypatch.setattr(trial, "sleep", pytest.fail)
    with pytest.raises(NoIndex), scratch(name) as target:
        judge(read(folder()), target, told=lambda _asked: target.discard())


def test_an_index_that_is_gone_is_told_in_a_sentence(name, folder, monkeypatch):
    monkeypatch.setattr(type(engines.make(name, "", "")), "swap", lambda engine: engine.discard())
    with pytest.raises(CommandError, match="The index of the trial is gone"):
        evaluated(folder(), "--engine", name)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "ELASTICSEARCH_URL names no Elasticsearch"),
        ("http://127.0.0.1:9", "The search engine is away: ConnectionError"),
        ("http://user:hidden@nowhere", "The search engine is away: the address of Elasticsearch is none"),
        ("nonsense", "The search engine is away: the address of Elasticsearch is none"),
    ],
)
def test_an_engine_that_is_away_or_not_named_is_told_in_a_sentence(folder, settings, url, sentence):
    settings.ELASTICSEARCH_URL = url
    with pytest.raises(CommandError, match=f"^{sentence}") as told:
        evaluated(folder(), "--engine", "elasticsearch")
    assert "hidden" not in str(told.value)
    assert "may be left" not in str(told.value)


def test_a_set_that_cannot_be_read_is_refused(folder):
    with pytest.raises(CommandError, match=r"qrels\.tsv, line 2: there is no document “snow”"):
        evaluated(folder(qrels=["a\tsnow\t1"]))

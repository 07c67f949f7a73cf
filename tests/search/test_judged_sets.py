"""Reading judged sets: written carefully, written carelessly, and written wrongly."""

import re
from pathlib import Path

import pytest

from search.judging.sets import NotReadable, read
from tests.search import judged


@pytest.fixture
def folder(tmp_path):
    """Writes the small set, changed as one says."""

    def write(**changed):
        return judged.write(tmp_path / "small", **changed)

    return write


def questions(place):
    return {question.id: question for question in read(place).questions}


def test_a_set_is_what_its_files_say(folder):
    small = read(folder())
    assert (small.name, small.language) == ("small", "en")
    assert [(text.id, text.title) for text in small.texts] == [(row["_id"], row["title"]) for row in judged.CORPUS]
    assert small.texts[0].body == "Lift the funnel and free the bucket."
    assert [(question.id, question.text) for question in small.questions] == [
        (row["_id"], row["text"]) for row in judged.QUERIES[:3]
    ]


def test_what_gains_nothing_and_what_is_excluded_are_not_right(folder):
    found = questions(folder())
    assert found["a"].right == {"gauge": 1}
    assert (found["b"].right, found["b"].excluded) == ({"far": 2}, "hub")


def test_a_question_with_nothing_right_is_left_out_and_counted(folder):
    queries = [*judged.QUERIES, {"_id": "e", "text": "never judged"}]
    small = read(folder(queries=queries, qrels=[*judged.QRELS[:4], "c\twind\t0", "d\twind\t1"]))
    assert [question.id for question in small.questions] == ["a", "b"]
    assert small.left_out == 3


def test_the_name_is_the_folders_also_where_one_stands_in_it(folder, monkeypatch):
    monkeypatch.chdir(folder())
    assert read(Path()).name == "small"


@pytest.mark.parametrize("written", [{"begin": "\ufeff"}, {"end": "\r\n"}, {"begin": "\ufeff", "end": "\r\n\r\n"}])
def test_marks_and_line_ends_of_windows_and_blank_lines_mean_nothing(folder, written):
    plain = read(folder())
    assert read(folder(**written)) == plain
    assert read(folder(**written, header="")) == plain


def test_files_put_behind_one_another_keep_their_marks_in_between(folder):
    texts = judged.lines(judged.CORPUS)
    assert len(read(folder(corpus=[*texts[:2], *(f"\ufeff{text}" for text in texts[2:])])).texts) == 4


def test_a_header_may_be_missing(folder):
    assert read(folder(header="")) == read(folder())


def test_ids_may_be_numbers_and_are_what_is_written(folder):
    place = folder(
        corpus=['{"_id": 7, "title": 2024, "text": "x"}', '{"_id": 1e3, "text": "y"}'],
        queries=['{"_id": 12345678901234567890, "text": 42, "exclude": 7}'],
        qrels=["12345678901234567890\t1e3\t1"],
        header="",
    )
    small = read(place)
    assert [(text.id, text.title) for text in small.texts] == [("7", "2024"), ("1e3", "")]
    (question,) = small.questions
    assert (question.id, question.text, question.excluded) == ("12345678901234567890", "42", "7")
    assert question.right == {"1e3": 1}


@pytest.mark.parametrize("gain", ["1", "1.0", " 1 ", "1e0"])
def test_a_gain_may_be_written_as_any_number_and_twice_where_it_is_the_same(folder, gain):
    assert questions(folder(qrels=["a\tgauge\t1", f"a\tgauge\t{gain}"]))["a"].right == {"gauge": 1}


def test_gains_may_be_parts_and_less_than_nothing(folder):
    assert questions(folder(qrels=["a\tgauge\t0.5", "a\twind\t-1"]))["a"].right == {"gauge": 0.5}


def test_keys_nobody_knows_and_texts_that_are_null_are_passed_over(folder):
    text = {"_id": "gauge", "title": None, "text": "Lift the funnel.", "metadata": {"url": ["x"]}}
    place = folder(corpus=[text], queries=[{**judged.QUERIES[0], "exclude": None, "n": 1}], qrels=["a\tgauge\t1"])
    assert read(place).texts[0].title == ""
    assert questions(place)["a"].excluded == ""


@pytest.mark.parametrize(
    ("written", "language"), [("de_AT", "de-at"), ("de-AT", "de-at"), ("DE", "de"), (" zh-Hant-TW ", "zh-hant-tw")]
)
def test_languages_are_written_as_people_write_them(folder, written, language):
    assert read(folder(meta=f'{{"language": "{written}",\n "name": "x"}}')).language == language


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ({"corpus": [*judged.CORPUS, judged.CORPUS[0]]}, "corpus.jsonl, line 5: “gauge” stands there twice"),
        ({"corpus": ['{"_id": 1, "text": ""}', '{"_id": "1", "text": ""}']}, "line 2: “1” stands there twice"),
        ({"corpus": [{"title": "Hub"}]}, "corpus.jsonl, line 1: “_id” is missing"),
        ({"corpus": [{"_id": "gauge", "contents": "Hub"}]}, "corpus.jsonl, line 1: “title” or “text” is missing"),
        ({"corpus": [{"_id": "gauge", "text": ["Hub"]}]}, "corpus.jsonl, line 1: “text” must be a text"),
        ({"corpus": [{"_id": True, "text": "Hub"}]}, "corpus.jsonl, line 1: “_id” must be a text"),
        ({"corpus": [["gauge"]]}, "corpus.jsonl, line 1: an object in curly brackets"),
        ({"corpus": ["", judged.CORPUS[0], "{'_id': 1}"]}, "corpus.jsonl, line 3: no JSON at character 2"),
        ({"corpus": []}, "qrels.tsv, line 2: there is no document “gauge”"),
        ({"queries": [{"_id": "a", "text": " "}]}, "queries.jsonl, line 1: “text” is missing"),
        ({"queries": [{"_id": "a", "text": "x", "exclude": ["b"]}]}, "queries.jsonl, line 1: “exclude” must be a text"),
        ({"qrels": ["a gauge 1"]}, "qrels.tsv, line 2: question, document and a number"),
        ({"qrels": ["a\tgauge\t1\tx"]}, "qrels.tsv, line 2: question, document and a number"),
        ({"qrels": ["a\tgauge\tmuch"]}, "qrels.tsv, line 2: question, document and a number"),
        ({"qrels": ["a\tgauge\tnan"]}, "qrels.tsv, line 2: question, document and a number"),
        ({"qrels": ["a\tgauge\tmuch"], "header": ""}, "qrels.tsv, line 1: question, document and a number"),
        ({"header": "a gauge 1"}, "qrels.tsv, line 1: question, document and a number"),
        ({"qrels": ["a\tsnow\t1"]}, "qrels.tsv, line 2: there is no document “snow”"),
        ({"qrels": ["z\tgauge\t1"]}, "qrels.tsv, line 2: there is no question “z”"),
        ({"qrels": ["a\tgauge\t1", "a\tgauge\t0"]}, "qrels.tsv, line 3: “gauge” has another gain for “a” in a line before"),
        ({"qrels": ["a\tgauge\t0", "a\tgauge\t1"]}, "qrels.tsv, line 3: “gauge” has another gain for “a” in a line before"),
        ({"qrels": []}, "no question has a right answer"),
        ({"qrels": ["d\twind\t1"]}, "no question has a right answer"),
        ({"meta": "{}"}, "meta.json: “language” is missing"),
        ({"meta": "[]"}, "meta.json: an object in curly brackets"),
        ({"meta": '{\n"language" "de"}'}, "meta.json, line 2: no JSON at character 12"),
        ({"meta": '{"language": "German"}'}, "meta.json: “language” must be like de or de-AT, not “German”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_file_and_line(folder, broken, complaint):
    with pytest.raises(NotReadable, match=re.escape(complaint)):
        read(folder(**broken))


@pytest.mark.parametrize("name", judged.FILES)
def test_a_file_that_is_missing_or_no_text_is_named(folder, name):
    place = folder()
    whole = (place / name).read_bytes()
    (place / name).write_bytes(whole + "{“Größe”}".encode("latin-1", "replace") + b"\xff\n")
    last = whole.count(b"\n") + 1
    with pytest.raises(NotReadable, match=f"{name}, line {last}: no text in UTF-8"):
        read(place)
    (place / name).unlink()
    with pytest.raises(NotReadable, match=f"{name}: No such file"):
        read(place)


def test_a_file_in_the_place_of_the_folder_is_refused(folder):
    with pytest.raises(NotReadable, match="Not a directory"):
        read(folder() / "corpus.jsonl")

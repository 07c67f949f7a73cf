"""`make run`: one process that says its address when the first page is there, and leaves nothing behind."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from tests.journeys.vain import Missed, from_vain_to_hit
from tests.journeys.way import SUNG, Cast, way_without_script, whole_way
from tests.kb_site.lotse import LONGEST, ROOT, STRANGE, running
from tests.waiting import until


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where a first start has happened: the tests of this module are later starts."""
    folder = tmp_path_factory.mktemp("lotse")
    with running(folder) as lotse:
        lotse.first_address = lotse.address()
        assert fetch(lotse.first_address) == 200
        until_ready(lotse.first_address)
        assert lotse.end() == 0, lotse.said
        (folder / "first-words").write_text(lotse.said)
    return folder


def fetch(address):
    try:
        with urllib.request.urlopen(address, timeout=30) as page:
            return page.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def until_ready(address):
    """A new installation is ready when the worker has built its first index."""
    until(lambda: fetch(f"{address}healthz") == 200, lambda: "the first index never came", longest=LONGEST)


def test_the_first_start_names_each_step_one_address_and_who_can_sign_in(folder):
    words = (folder / "first-words").read_text()
    assert words.count("Lotse: http://127.0.0.1:") == 1
    for step in ("Database", "Demo: people", "Static files"):
        assert f"  {step} ." in words
    assert "admin@nordwind.example" in words
    assert (folder / "demo-password").read_text() in words
    assert "{" not in words


def test_what_only_the_owner_may_read_is_closed_to_others(folder):
    for name in ("secret-key", "demo-password"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_later_start_does_nothing_twice_and_a_signal_ends_it_without_a_trace(folder):
    with running(folder) as lotse:
        address = lotse.address()
        assert "Database" not in lotse.said
        assert "Demo" not in lotse.said
        assert fetch(address) == 200
        assert fetch(f"{address}healthz") == 200
        # Streams are served: nobody may listen to what does not exist.
        assert fetch(f"{address}live/nothing/1/") == 403
        assert lotse.end(signal.SIGTERM) == 0
        assert lotse.left() == []
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(address, timeout=5)
        assert lotse.lines[-1] == "Lotse has ended."


def test_the_log_is_json_with_the_id_that_the_answer_carries(folder):
    with running(folder) as lotse:
        request = urllib.request.Request(f"{lotse.address()}healthz", headers={"X-Request-ID": "from-the-proxy-1"})
        with urllib.request.urlopen(request, timeout=30) as page:
            assert page.headers["X-Request-ID"] == "from-the-proxy-1"
        lotse.end()
    lines = [json.loads(line) for line in (folder / "log" / "lotse.jsonl").read_text().splitlines()]
    (line,) = [line for line in lines if line.get("request_id") == "from-the-proxy-1"]
    assert line["path"] == "/healthz"
    assert line["status"] == 200
    assert line["method"] == "GET"


def test_a_second_lotse_on_the_same_folder_is_refused(folder):
    with running(folder) as first:
        first.address()
        with running(folder) as second:
            assert second.process.wait(60) == 1
        assert "is running with" in second.said
        assert first.end() == 0


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "eighty"}, "PORT must be a number from 1 to 65535, not 'eighty'."),
        ({"DATABASE_URL": "oracle://somewhere/x"}, "DATABASE_URL must be an address that begins with postgres://"),
        ({"LOTSE_DEMO": "perhaps"}, "LOTSE_DEMO must be true or false, not 'perhaps'."),
        ({"ELASTICSEARCH_URL": "http://search"}, "ELASTICSEARCH_URL names no port; write it behind the host"),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence(tmp_path, environment, sentence):
    with running(tmp_path, **environment) as lotse:
        assert lotse.process.wait(60) == 1
    assert sentence in lotse.said
    assert "Traceback" not in lotse.said


def test_a_taken_port_is_refused_with_what_to_write_instead(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with running(tmp_path, PORT=str(port)) as lotse:
            assert lotse.process.wait(60) == 1
    assert lotse.said == f"Port {port} is taken. Write another one, for example: PORT=8010 make run"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with running(tmp_path / "file" / "below") as lotse:
        assert lotse.process.wait(60) == 1
    assert "Lotse cannot work here: Not a directory" in lotse.said


@pytest.mark.journey
def test_three_people_go_the_whole_way_and_without_a_script_as_far_as_the_hand_over(folder, chromium):
    with running(folder) as lotse:
        base = lotse.address()
        people = [f"{handle}@nordwind.example" for handle in ("leo", "mara", "tom", "callum")]
        cast = Cast(*people, password=(folder / "demo-password").read_text())
        whole_way(base, cast, chromium)
        way_without_script(base, cast, chromium)
        with urllib.request.urlopen(f"{base}dev/mail/", timeout=30) as page:
            sent = page.read().decode()
        assert lotse.end() == 0, lotse.said
    assert "nudge_failed" not in (folder / "log" / "lotse.jsonl").read_text(), "the worker hears of writes at once"
    for person in people:
        assert person in sent
    assert SUNG.title in sent


@pytest.mark.journey
def test_from_a_search_in_vain_an_editor_comes_to_the_synonym_and_the_reader_to_the_hit(folder, chromium):
    with running(folder) as lotse:
        base = lotse.address()
        search_in_vain_beside(folder)
        cast = Cast("", "", "", "callum@nordwind.example", password=(folder / "demo-password").read_text())
        from_vain_to_hit(base, cast, Missed("rain gauge", "rain gauge"), chromium)
        assert lotse.end() == 0, lotse.said


def search_in_vain_beside(folder):
    """In a process of its own, which has the settings of the one that runs."""
    ours = {name: value for name, value in os.environ.items() if name not in STRANGE}
    words = [sys.executable, "-m", "tests.journeys.three_people"]
    subprocess.run(words, cwd=ROOT, env={**ours, "LOTSE_DATA": str(folder)}, check=True, timeout=120)

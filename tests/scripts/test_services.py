"""Servers of a run are all ended, whatever ends the run; what is half downloaded is never taken for whole."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scripts import services
from scripts.servers import elasticsearch, household, machine
from scripts.servers.household import Household
from scripts.servers.machine import MissingError
from scripts.servers.process import NotUpError, Server, Starter, await_ready, birth, wait_until

SERVICES = Path(machine.__file__).parent.parent / "services.py"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """State files go here instead of into the project's own var/."""
    monkeypatch.setattr(household, "STATE_FOLDER", tmp_path)
    return tmp_path


def server_at(folder, name="Fake"):
    return Server(name, "TEST_FAKE_URL", "http://127.0.0.1:9", 0, "", str(folder / "fake.log"))


@pytest.fixture
def start(folder):
    """Starts a script as a server; whatever a test left running is ended."""
    started = []

    def begin(script="sleep 600 & echo $!; wait"):
        return Starter(started.append).start(server_at(folder), ["sh", "-c", script])

    yield begin
    for server in started:
        server.stop(patience=1)


def child_of(server):
    log = Path(server.log)
    assert wait_until(lambda: log.read_text().strip().isdigit(), 20)
    return int(log.read_text())


def test_stopping_a_server_ends_its_children_too(start):
    server = start()
    child = child_of(server)
    assert server.lives()
    assert birth(child)
    server.stop()
    assert not server.lives()
    assert not birth(child)


def test_one_that_does_not_listen_is_ended_all_the_same(start):
    server = start("trap '' TERM; echo $$; while :; do sleep 600; done")
    child_of(server)
    server.stop(patience=0.2)
    assert not server.lives()


def test_a_process_that_only_inherited_the_number_is_left_alone():
    with subprocess.Popen(["sleep", "600"]) as innocent:
        server = Server("Fake", "X", "", innocent.pid, born="1", log="")
        server.stop()
        assert innocent.poll() is None
        innocent.kill()


def test_one_that_ends_before_it_answers_is_told_with_the_end_of_its_log(start):
    server = start("echo no room on the disk; exit 3")
    with pytest.raises(NotUpError, match="no room on the disk"):
        await_ready(server, lambda: False, limit=30)


def test_nothing_is_started_once_somebody_gave_up(folder):
    starter = Starter(lambda server: None)
    starter.close()
    with pytest.raises(NotUpError):
        starter.start(server_at(folder), ["sleep", "600"])


def test_the_next_run_ends_the_servers_of_one_that_was_killed(folder, start):
    server = start()
    data = folder / "data"
    data.mkdir()
    state = folder / "services-run-1.json"
    owner = [os.getpid(), birth(os.getpid())]
    state.write_text(json.dumps({"owner": owner, "folder": str(data), "servers": [server.to_remember()]}))
    household.sweep()
    assert server.lives(), "its run is alive: it is none of our business"
    state.write_text(json.dumps({"owner": [owner[0], "1"], "folder": str(data), "servers": [server.to_remember()]}))
    household.sweep()
    assert not server.lives()
    assert not state.exists()
    assert not data.exists()


def test_servers_that_ended_by_themselves_are_brought_up_again(folder, start, monkeypatch):
    kept = folder / "services.json"
    monkeypatch.setattr(household, "KEPT", kept)
    for variable, _ in household.KINDS.values():
        monkeypatch.setenv(variable, "http://named.example")
    server = start("exit 0")
    assert wait_until(lambda: not server.lives(), 20)
    remembered = {"owner": [1, "1"], "folder": str(folder / "gone"), "servers": [server.to_remember()]}
    kept.write_text(json.dumps(remembered))
    assert services.keep_up([]) == 0
    assert json.loads(kept.read_text())["servers"] == []
    assert services.down() == 0


def test_named_servers_are_used_and_nothing_is_started_for_them(folder, monkeypatch):
    for variable, _ in household.KINDS.values():
        monkeypatch.setenv(variable, f"http://named.example/{variable}")
    monkeypatch.setenv("TEST_CHROMIUM", "/opt/chromium")
    house = Household(folder / "services.json")
    addresses = house.bring_up()
    assert house.servers == []
    assert addresses["TEST_REDIS_URL"] == "http://named.example/TEST_REDIS_URL"
    house.take_down()


def test_a_half_finished_download_is_never_taken_for_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(elasticsearch, "cache_folder", lambda recipe: tmp_path)

    def breaks(work):
        (work / "unpacked").mkdir()
        raise KeyboardInterrupt

    def works(work):
        server = work / "server"
        server.mkdir()
        (server / "bin").touch()
        return server

    monkeypatch.setattr(elasticsearch, "_put_together", breaks)
    with pytest.raises(KeyboardInterrupt):
        elasticsearch.distribution()
    assert {path.name for path in tmp_path.iterdir()} == {"lock"}
    monkeypatch.setattr(elasticsearch, "_put_together", works)
    whole = elasticsearch.distribution()
    assert (whole / "bin").exists()
    monkeypatch.setattr(elasticsearch, "_put_together", breaks)
    assert elasticsearch.distribution() == whole, "the second call downloads nothing"


def test_a_download_that_is_not_what_it_was_is_refused(tmp_path, monkeypatch):
    def fetched(words, cwd):
        archive = tmp_path / "maven" / "elasticsearch-8.19.13.zip"
        archive.parent.mkdir()
        archive.write_bytes(b"something else")
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(elasticsearch, "run", fetched)
    with pytest.raises(MissingError, match="is not what it was"):
        elasticsearch._fetch(elasticsearch.DISTRIBUTION, tmp_path)


def test_where_nothing_may_be_installed_one_list_says_what_to_install(monkeypatch):
    monkeypatch.setattr(machine, "command", lambda *names: None)
    with pytest.raises(MissingError, match="redis-server chromium-headless-shell"):
        machine.install(["redis-server", "chromium-headless-shell | chromium"])


@pytest.mark.parametrize(("there", "taken"), [("one other", "one"), ("other", "other"), ("", "other")])
def test_of_two_packages_the_first_that_there_is_gets_installed(tmp_path, monkeypatch, there, taken):
    for name, script in {
        "apt-get": f'echo "$@" >> {tmp_path}/asked',
        "apt-cache": f'case " {there} " in *" $2 "*) exit 0;; esac; exit 100',
        "sudo": 'while [ "${1#-}" != "$1" ]; do shift; done; exec "$@"',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    machine.install(["redis-server", "one | other"])
    assert (tmp_path / "asked").read_text().splitlines()[-1].endswith(f" redis-server {taken}")


@pytest.fixture
def named(monkeypatch):
    """All servers are named, so that a run starts none."""
    names = {variable: "http://127.0.0.1:9" for variable, _ in household.KINDS.values()}
    return {**os.environ, **names, "TEST_CHROMIUM": "/opt/chromium"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--", "sh", "-c", "exit 7"], 7),
        (["--", "true"], 0),
        (["--meanwhile", "sh -c 'exit 5'", "--", "sh", "-c", "exit 7"], 7),
        (["--meanwhile", "sh -c 'exit 5'", "--", "true"], 5),
        (["--meanwhile", "true", "--", "true"], 0),
    ],
)
def test_a_run_ends_as_its_command_ended(named, words, code):
    done = subprocess.run(
        [sys.executable, SERVICES, "run", *words], env=named, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == code, done.stderr


def test_the_command_is_told_where_the_servers_are(named):
    words = [sys.executable, SERVICES, "run", "--", "sh", "-c", "echo $TEST_REDIS_URL"]
    done = subprocess.run(words, env=named, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "http://127.0.0.1:9"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_run_ends_its_command(named, number):
    words = [sys.executable, SERVICES, "run", "--", "sh", "-c", "echo $$; exec sleep 600"]
    with subprocess.Popen(words, env=named, stdout=subprocess.PIPE, text=True, start_new_session=True) as run:
        timer = threading.Timer(60, run.kill)
        timer.start()
        inner = int(run.stdout.readline())
        run.send_signal(number)
        assert run.wait(60) != 0
        timer.cancel()
    assert not birth(inner)

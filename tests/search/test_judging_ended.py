"""`evaluate_search` in a process of its own: ended by Ctrl-C or SIGTERM it leaves nothing; what it says when it cannot begin."""

import os
import signal
import subprocess
import sys
import uuid

import pytest
from django.conf import settings
from elasticsearch import Elasticsearch

from tests.kb_site.test_environment import started
from tests.search import judged
from tests.search.conftest import ENGINES

# The command, to which a signal comes within one of the engine's methods.
COMMAND = """
import os, signal, sys
import django
django.setup()
from django.core.management import execute_from_command_line
from search.engines.elastic import ElasticEngine
from search.engines.tantivy import TantivyEngine

signal.signal(signal.SIGINT, signal.default_int_handler)
moment, number = sys.argv.pop(1), int(sys.argv.pop(1))


def ended(method):
    def run(*given, **named):
        os.kill(os.getpid(), number)
        done = method(*given, **named)
        print(moment, "went through")
        return done

    return run


for engine in (ElasticEngine, TantivyEngine):
    setattr(engine, moment, ended(getattr(engine, moment)))
execute_from_command_line(sys.argv)
"""


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    ("moment", "number", "goes_through"),
    [
        ("begin", signal.SIGTERM, True),
        ("search", signal.SIGINT, False),
        ("search", signal.SIGTERM, False),
        ("discard", signal.SIGINT, True),
    ],
)
def test_nothing_is_left_of_the_index(name, moment, number, goes_through, tmp_path):
    room, prefix = tmp_path / "room", f"test-{uuid.uuid4().hex[:12]}"
    room.mkdir()
    words = ["evaluate_search", str(judged.write(tmp_path / "small")), "--engine", name]
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, moment, str(int(number)), *words],
        env={**os.environ, "SEARCH_PREFIX": prefix, "TMPDIR": str(room)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "CommandError: Stopped; nothing is left of the trial.\n")
    assert done.stdout == (f"{moment} went through\n" if goes_through else "")
    assert list(room.iterdir()) == []
    with Elasticsearch(settings.ELASTICSEARCH_URL) as client:
        assert list(client.indices.get(index=f"{prefix}*")) == []


@pytest.mark.parametrize(
    ("url", "code", "sentence"),
    [
        ("http://127.0.0.1:9", 1, "CommandError: The search engine is away: "),
        (None, 1, "CommandError: ELASTICSEARCH_URL names no Elasticsearch."),
        ("http://search", 3, "Lotse cannot start. ELASTICSEARCH_URL names no port"),
        ("search", 3, "Lotse cannot start. ELASTICSEARCH_URL must be an address that begins with http:// or https://"),
    ],
)
def test_without_an_engine_one_sentence_is_said_also_beside_the_embedded_stack(url, code, sentence, tmp_path):
    here = {"DJANGO_SETTINGS_MODULE": None, "DATABASE_URL": None, "LOTSE_DATA": str(tmp_path / "var")}
    words = ["evaluate_search", str(judged.write(tmp_path / "small")), "--engine", "elasticsearch"]
    refused = started("manage.py", *words, ELASTICSEARCH_URL=url, **here)
    assert (refused.returncode, refused.stdout) == (code, "")
    assert refused.stderr.startswith(sentence)
    assert refused.stderr.count("\n") == 1

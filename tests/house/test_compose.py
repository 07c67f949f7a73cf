"""compose.yaml and the proxy's rules name what production needs, and nothing that does not exist."""

import importlib
import json
import re
import shlex
import subprocess
import sys
from pathlib import PurePosixPath

import pytest
import yaml
from django.conf import settings
from django.db import connection, connections

from kb_site import celery
from scripts.check import PRODUCTION
from tests.house import caddyfile

OURS = ("web", "live", "worker", "mail", "beat", "prepare")
# Asked of production's own settings: every folder that some storage writes to, by name or through a field of a model.
STORAGES = """
import django, json
django.setup()
from django.apps import apps
from django.conf import settings
from django.core.files.storage import storages
from django.db.models import FileField
used = [storages[name] for name in settings.STORAGES if name != "staticfiles"]
used += [field.storage for model in apps.get_models() for field in model._meta.fields if isinstance(field, FileField)]
print(json.dumps(sorted({storage.location for storage in used})))
"""


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load((settings.BASE_DIR / "compose.yaml").read_text())["services"]


@pytest.mark.parametrize("name", OURS)
def test_every_process_of_ours_is_given_the_settings_production_asks_for(services, name):
    asked = set(PRODUCTION) - {"DJANGO_SETTINGS_MODULE"}  # that one is in the image
    assert asked <= set(services[name]["environment"])


def test_whatever_runs_for_long_has_a_health_check_and_comes_back(services):
    lasting = {name: service for name, service in services.items() if name != "prepare"}
    assert [name for name, service in lasting.items() if "healthcheck" not in service] == []
    assert {service["restart"] for service in lasting.values()} == {"unless-stopped"}


@pytest.mark.parametrize("name", OURS)
def test_postgresql_ends_a_page_s_query_gone_astray_and_leaves_long_work_alone(services, name, db, monkeypatch):
    monkeypatch.setenv("PGOPTIONS", services[name]["environment"].get("PGOPTIONS", ""))
    own = connections["default"].__class__(connection.settings_dict, alias=f"as-{name}")  # with a pool of its own
    with own.cursor() as asked:
        (limit,) = asked.execute("SHOW statement_timeout").fetchone()
    own.close()
    own.close_pool()
    assert limit == ("30s" if name in {"web", "live"} else "0")


def test_the_documents_send_long_work_to_where_it_may_take_long(services):
    guides = "".join((settings.BASE_DIR / "docs" / name).read_text() for name in ("deploy.md", "importing.md"))
    told = dict.fromkeys(re.findall(r"docker compose exec (\w+) python manage.py (\S+)", guides))
    assert {("worker", "rebuild_search"), ("web", "make_admin")} <= set(told)
    hurried = {work for name, work in told if "PGOPTIONS" in services[name]["environment"]}
    assert hurried == {"make_admin"}


def test_the_variables_to_fill_in_are_those_the_example_has(services):
    text = (settings.BASE_DIR / "compose.yaml").read_text()
    example = (settings.BASE_DIR / ".env.example").read_text()
    for line in example.splitlines():
        name, is_one, _ = line.partition("=")
        if is_one and not name.startswith("#"):
            assert f"${{{name}:?" in text, f"{name} is in the example but nothing asks for it"
    named = {part.split(":?")[0] for part in text.split("${")[1:]}
    assert all(f"\n{name}=" in example for name in named), named


def test_the_applications_the_commands_name_exist(services):
    streams = next(word for word in shlex.split(services["live"]["command"]) if ":" in word)
    module, name = streams.split(":")
    assert callable(getattr(importlib.import_module(module), name))
    for name in ("worker", "mail", "meaning", "beat"):
        words = shlex.split(services[name]["command"])
        assert importlib.import_module(words[words.index("-A") + 1]).app


def test_each_queue_has_its_worker_and_what_takes_long_has_one_to_itself(services):
    served = {}
    for name in ("worker", "mail", "meaning"):
        words = shlex.split(services[name]["command"])
        served[name] = words[words.index("-Q") + 1].split(",")
    queues = {queue.name for queue in celery.app.conf.task_queues}
    assert sorted(queue for queues_of_one in served.values() for queue in queues_of_one) == sorted(queues)
    assert celery.app.conf.task_routes["inbox.tasks.send_letters"]["queue"] in served["mail"]
    assert served["meaning"] == ["meaning"]
    assert len(served["mail"]) == 1


def test_a_task_goes_into_one_queue_only():
    tasks = {"inbox.tasks.send_letters": "mail", "search.tasks.drain_search": "celery"}
    with celery.app.connection_for_write() as broker:
        for queue in celery.app.amqp.queues.values():
            queue(broker.default_channel).declare()
            broker.default_channel.queue_purge(queue.name)
        for task in tasks:
            celery.app.send_task(task)
        for name in celery.app.amqp.queues:
            with broker.SimpleQueue(celery.app.amqp.queues[name]) as waiting:
                found = []
                while waiting.qsize():
                    message = waiting.get_nowait()
                    found.append(message.headers["task"])
                    message.ack()
            assert found == [task for task, queue in tasks.items() if queue == name]


@pytest.fixture(scope="module")
def image():
    """The image's build steps, one logical line each."""
    text = (settings.BASE_DIR / "Dockerfile").read_text().replace("\\\n", " ")
    return [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def written(image):
    """The folders production writes members' and editors' files to."""
    inside = dict(word.split("=", 1) for step, words in image if step == "ENV" for word in shlex.split(words))
    asked = subprocess.run(
        [sys.executable, "-c", STORAGES],
        cwd=settings.BASE_DIR,
        env={**PRODUCTION, "LOTSE_DATA": inside["LOTSE_DATA"]},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return json.loads(asked.stdout)


def volumes(service):
    """Where a service keeps what outlives it: {folder: name of the volume}."""
    pairs = [volume.split(":")[:2] for volume in service.get("volumes", [])]
    return {folder: name for name, folder in pairs if not name.startswith((".", "/"))}


@pytest.mark.parametrize("name", OURS)
def test_every_file_somebody_gives_us_outlives_the_container(services, written, name):
    assert len(written) > 1
    kept = volumes(services[name])
    lost = [place for place in written if not {place, *map(str, PurePosixPath(place).parents)} & set(kept)]
    assert lost == []


def test_the_folders_of_the_volumes_belong_to_whoever_writes_there(services, image):
    (user,) = (words for step, words in image if step == "USER")
    owned = set()
    for step, words in image:
        for command in re.split(r"&&|;", words) if step == "RUN" else ():
            match shlex.split(command):
                case ["install", "-d", "-o", owner, *folders] if owner == user:
                    owned |= set(folders)
    # A new volume takes its owner from the folder of the image it is laid over.
    assert set(volumes(services["web"])) <= owned


def test_the_documented_backup_copies_every_volume_that_cannot_be_made_anew(services):
    guide = (settings.BASE_DIR / "docs" / "deploy.md").read_text()
    for folder in volumes(services["web"]):
        assert f"web:{folder}" in guide


def test_the_proxy_sends_streams_to_the_small_process_and_all_else_to_the_pages(services):
    rules = caddyfile.parse((settings.BASE_DIR / "deploy" / "Caddyfile").read_text())
    (site,) = [block for block in rules if block.words == ["{$LOTSE_HOSTS}"]]
    sent = {
        tuple(handle.words[1:]): [step.words[1] for step in handle.walk() if step.words[0] == "reverse_proxy"]
        for handle in site.inner
        if handle.words[0] == "handle"
    }
    assert sent == {("/live/*",): ["live:8001"], (): ["web:8000"]}
    assert {"live", "web"} <= set(services)


def test_the_proxy_hands_out_no_file_by_itself(services, written):
    """Who may see a picture is asked each time, by the application."""
    rules = caddyfile.parse((settings.BASE_DIR / "deploy" / "Caddyfile").read_text())
    asked = {step.words[0] for block in rules for step in block.walk()}
    assert not asked & {"file_server", "root", "try_files"}
    assert not set(volumes(services["proxy"]).values()) & set(volumes(services["web"]).values())

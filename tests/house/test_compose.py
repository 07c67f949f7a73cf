"""compose.yaml and the proxy's rules name what production needs, and nothing that does not exist."""

import importlib
import shlex

import pytest
import yaml
from django.conf import settings

from scripts.check import PRODUCTION

OURS = ("web", "live", "worker", "beat", "prepare")


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
    for clock in ("worker", "beat"):
        words = shlex.split(services[clock]["command"])
        assert importlib.import_module(words[words.index("-A") + 1]).app


def test_the_proxy_sends_streams_to_the_small_process_and_pages_to_the_large_one(services):
    rules = (settings.BASE_DIR / "deploy" / "Caddyfile").read_text()
    assert rules.index("/live/*") < rules.index("reverse_proxy live:8001") < rules.index("reverse_proxy web:8000")
    assert {"live", "web"} <= set(services)

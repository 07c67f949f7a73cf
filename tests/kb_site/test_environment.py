"""Production reads the environment, and refuses a wrong value in one sentence that says what to write."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from kb_site.settings import env

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "kb_site.settings.production",
    "SECRET_KEY": "a-secret-for-the-tests-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "LOTSE_HOSTS": "help.example.org",
    "DATABASE_URL": "postgres://lotse:secret@127.0.0.1:5432/lotse",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "ELASTICSEARCH_URL": "http://127.0.0.1:9200",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "DEFAULT_FROM_EMAIL": "help@example.org",
}


def started(*words, **changed):
    """A command of ours with production's environment, some values changed or (None) left out."""
    values = {**PRODUCTION, "PATH": os.environ["PATH"], **changed}
    return subprocess.run(
        [sys.executable, *words],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in values.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", None, "Set the environment variable SECRET_KEY; it has no default here."),
        ("LOTSE_HOSTS", None, "Set the environment variable LOTSE_HOSTS; it has no default here."),
        (
            "DATABASE_URL",
            "mysql://x/y",
            "DATABASE_URL must be an address that begins with postgres:// or postgresql://",
        ),
        ("DATABASE_URL", "postgres://localhost", "DATABASE_URL names no database; write postgres://user:password@host"),
        (
            "REDIS_URL",
            "localhost:6379",
            "REDIS_URL must be an address that begins with redis:// or rediss://",
        ),
        ("ELASTICSEARCH_URL", "search", "ELASTICSEARCH_URL must be an address that begins with http:// or https://"),
        ("EMAIL_URL", "mail.example.org", "EMAIL_URL must be an address that begins with smtp://"),
        (
            "SECURE_HSTS_SECONDS",
            "a year",
            "SECURE_HSTS_SECONDS must be a whole number from 0 to 100000000, not 'a year'.",
        ),
        ("SECURE_SSL_REDIRECT", "yes", "SECURE_SSL_REDIRECT must be true or false, not 'yes'."),
        ("DATABASE_POOL", "0", "DATABASE_POOL must be a whole number from 1 to 1000, not '0'."),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence(name, value, sentence):
    refused = started("manage.py", "check", **{name: value})
    assert refused.returncode == 3
    assert refused.stderr.startswith(f"Lotse cannot start. {sentence}")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("-c", "import kb_site.wsgi"),
        ("-c", "import kb_site.asgi"),
        ("-c", "import kb_site.asgi_live"),
        ("-m", "gunicorn", "-c", "kb_site/gunicorn.py", "kb_site.wsgi"),
        ("-m", "uvicorn", "kb_site.asgi_live:application"),
        (f"{os.path.dirname(sys.executable)}/celery", "-A", "kb_site.celery", "worker"),
    ],
    ids=" ".join,
)
def test_every_process_refuses_and_none_falls_back_to_the_embedded_settings(words):
    refused = started(*words, DJANGO_SETTINGS_MODULE=None, SECRET_KEY=None)
    assert refused.returncode == 3
    assert refused.stderr == "Lotse cannot start. Set the environment variable SECRET_KEY; it has no default here.\n"


def test_production_settings_pass_djangos_own_check():
    checked = started("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(("value", "read"), [("true", True), (" FALSE ", False)])
def test_a_switch_is_read_with_care(monkeypatch, value, read):
    monkeypatch.setenv("LOTSE_TRIED", value)
    assert env.switch("LOTSE_TRIED", default=not read) is read


@pytest.mark.parametrize("written", ["a.example b.example", " a.example , b.example,, ", "a.example,b.example"])
def test_names_are_separated_by_blanks_as_the_proxy_wants_them_or_by_commas(monkeypatch, written):
    monkeypatch.setenv("LOTSE_TRIED", written)
    assert env.names("LOTSE_TRIED") == ["a.example", "b.example"]


def test_a_number_must_be_one(monkeypatch):
    monkeypatch.setenv("LOTSE_TRIED", "12")
    assert env.number("LOTSE_TRIED", default=1) == 12
    monkeypatch.setenv("LOTSE_TRIED", "-12")
    with pytest.raises(ImproperlyConfigured, match="LOTSE_TRIED must be a whole number of at least 0, not '-12'"):
        env.number("LOTSE_TRIED", default=1)


def test_sqlite_waits_for_its_writer_and_postgresql_keeps_a_pool(monkeypatch):
    monkeypatch.setenv("LOTSE_TRIED", "sqlite:////tmp/tried.sqlite3")
    assert env.database(name="LOTSE_TRIED")["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    monkeypatch.setenv("LOTSE_TRIED", PRODUCTION["DATABASE_URL"])
    assert env.database(name="LOTSE_TRIED")["OPTIONS"]["pool"]["max_size"] == 8
    assert env.database(name="LOTSE_TRIED")["CONN_HEALTH_CHECKS"]

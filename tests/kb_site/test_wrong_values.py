"""Whatever is written wrongly into production's environment is refused at the start, in one sentence naming the variable."""

import re
import runpy
import sys
from contextlib import suppress

import pytest
from django.conf import settings

from kb_site.entry import or_leave
from kb_site.settings import env
from tests.kb_site.test_environment import PRODUCTION, started

MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'

WRONG = [
    ("SECRET_KEY", "change-me", MAKE_ONE),
    ("SECRET_KEY", "change-me-" + "0123456789" * 5, MAKE_ONE),
    ("SECRET_KEY", "django-insecure-" + "0123456789" * 5, MAKE_ONE),
    ("SECRET_KEY", PRODUCTION["SECRET_KEY"][:49], MAKE_ONE),
    ("SECRET_KEY", "abcd" * 20, MAKE_ONE),
    ("LOTSE_HOSTS", "https://help.example.org/", "names only, separated by blanks"),
    ("LOTSE_HOSTS", "help.example.org:8000", "names only, separated by blanks"),
    ("LOTSE_HOSTS", "help.example.org/path", "names only, separated by blanks"),
    ("LOTSE_HOSTS", "help.example.org *", "names only, separated by blanks"),
    ("LOTSE_HOSTS", ".example.org", "names only, separated by blanks"),
    ("LOTSE_HOSTS", "hilfe.grün.example", "names only, separated by blanks"),
    ("LOTSE_HOSTS", "999.1.1.1", "names only, separated by blanks"),
    ("LOTSE_HOSTS", " , ", "names only, separated by blanks"),
    ("LOTSE_HOSTS", " ", "it has no default"),
    ("DATABASE_URL", "sqlite:////tmp/lotse.sqlite3", "postgres:// or postgresql://"),
    ("DATABASE_URL", "postgres://lotse:a/b@db:5432/lotse", "%2F"),
    ("DATABASE_URL", "postgres://lotse:secret@db:port/lotse", "port"),
    ("DATABASE_URL", "postgres://lotse:secret@db/lotse?sslmod=require", "sslmod"),
    ("DATABASE_URL", "postgres://lotse:secret@db/lotse?conn_max_age=60", "conn_max_age"),
    ("DATABASE_URL", "postgres://lotse:secret@db/lotse?disable_server_side_cursors=perhaps", "true or false"),
    ("DATABASE_URL", "postgres://lotse:a,b/c@db/lotse", "%2F"),
    ("DATABASE_URL", "postgres://lotse:a,b@db:port/lotse", "port"),
    ("DATABASE_URL", "postgres://lotse:secret@one:5432,two:port/lotse", "port"),
    ("DATABASE_URL", "postgres:lotse:secret", "postgres:// or postgresql://"),
    ("DATABASE_URL", "host=db user=lotse dbname=lotse", "postgres:// or postgresql://"),
    ("REDIS_URL", "redis://redis:99999/0", "port"),
    ("REDIS_URL", "redis:///0", "names no host"),
    ("REDIS_URL", "redis://one:6379,two:6379/0", "port"),
    ("REDIS_URL", "redis://one,two:6379/0", "one host"),
    ("REDIS_URL", "redis://:a,b@redis:port/0", "port"),
    ("REDIS_URL", "redis://redis:6379/cache", "ends with the number of a database"),
    ("REDIS_URL", "unix:///run/redis.sock", "redis:// or rediss://"),
    ("ELASTICSEARCH_URL", "http://search", "port"),
    ("ELASTICSEARCH_URL", "http://:9200", "names no host"),
    ("ELASTICSEARCH_URL", "http://search:x", "port"),
    ("ELASTICSEARCH_URL", "http://one:9200,two:9200", "port"),
    ("ELASTICSEARCH_URL", "http://one:9200 two:9200", "http:// or https://"),
    ("ELASTICSEARCH_URL", "http://one:9200 http://two", "port"),
    ("ELASTICSEARCH_URL", "http://one:9200 http://one:9200/", "twice"),
    ("ELASTICSEARCH_URL", "http://user:a,b/c@search:9200", "%2F"),
    ("ELASTICSEARCH_URL", "http://[::1:9200", "port"),
    ("EMAIL_URL", "smtp://", "EMAIL_URL"),
    ("EMAIL_URL", "smtp+tls://user:password@:587", "names no host"),
    ("EMAIL_URL", "smtp+tls://mail:submission", "port"),
    ("EMAIL_URL", "smtp://one:25,two:25", "port"),
    ("EMAIL_URL", "smtp://user:a,b@mail:x", "port"),
    ("DEFAULT_FROM_EMAIL", "nonsense", "help@example.org"),
    ("DEFAULT_FROM_EMAIL", "Help <help>", "help@example.org"),
    ("DEFAULT_FROM_EMAIL", "a@example.org, b@example.org", "help@example.org"),
    *(
        ("DEFAULT_FROM_EMAIL", f"help@{host}", "help@example.org")
        for host in ("-", ".org", "a..org", "a.org/", "*", "[]")
    ),
    ("DEFAULT_FROM_EMAIL", "help@example.org\nBcc: x@example.org", "help@example.org"),
    ("SEARCH_PREFIX", "Bad*Prefix", "small letters"),
    ("SEARCH_PREFIX", "-lives", "small letters"),
    ("SEARCH_PREFIX", "", "small letters"),
    ("SEARCH_PREFIX", "a" * 101, "small letters"),
    ("SEARCH_MEANING", "yes", "true or false"),
    ("DATABASE_POOL", "1000000", "from 1 to 1000"),
    ("DATABASE_POOL", "²", "from 1 to 1000"),
    ("PGOPTIONS", "statement_timeout=30s", "-c statement_timeout=30s"),
    ("WEB_WORKERS", "x", "from 1 to 256"),
    ("WEB_WORKERS", "0", "from 1 to 256"),
    ("WEB_WORKERS", "9" * 5_000, "from 1 to 256"),
    ("WEB_THREADS", "-4", "from 1 to 1000"),
    ("WEB_THREADS", "9", "DATABASE_POOL"),
    ("WEB_BIND", "8000", "0.0.0.0:8000"),
    ("WEB_BIND", "0.0.0.0:80000", "0.0.0.0:8000"),
    ("WEB_BIND", "unix:", "0.0.0.0:8000"),
    ("PROXY_COUNT", "-1", "from 0 to 10"),
    ("PROXY_COUNT", "two", "from 0 to 10"),
    ("SECURE_SSL_REDIRECT", "1", "true or false"),
    ("SECURE_HSTS_SECONDS", "1.5", "from 0 to 100000000"),
    ("SECURE_HSTS_SECONDS", "9" * 20, "from 0 to 100000000"),
    ("LOTSE_DATA", "manage.py", "must be a folder"),
    ("LOTSE_DATA", "manage.py/var", "must be a folder"),
]


@pytest.fixture
def refusal(monkeypatch, capsys):
    """What is said when production's settings, and gunicorn's behind them, are read anew; nothing when all is well."""

    def read(**values):
        for name, value in {**PRODUCTION, **values}.items():
            if name != "DJANGO_SETTINGS_MODULE":
                monkeypatch.setenv(name, value)
        monkeypatch.delitem(sys.modules, "kb_site.settings.base", raising=False)
        with suppress(SystemExit):
            with or_leave():
                runpy.run_module("kb_site.settings.production")
            runpy.run_path(str(settings.BASE_DIR / "kb_site" / "gunicorn.py"))
        return capsys.readouterr().err

    return read


@pytest.mark.parametrize(("name", "value", "says"), WRONG)
def test_a_wrong_value_is_refused_with_its_name_and_what_to_write(name, value, says, refusal):
    said = refusal(**{name: value})
    assert said.startswith("Lotse cannot start. ")
    assert said.count("\n") == 1
    assert name in said
    assert says in said
    assert len(said) < 500


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "not-long-enough"),
        ("DATABASE_URL", "postgres://lotse:not-long-enough@db:port/lotse"),
        ("REDIS_URL", "http://:not-long-enough@redis:6379/0"),
        ("DATABASE_URL", "postgres://lotse:pa/not-long-enough@db/lotse"),
        ("DATABASE_URL", "mysql://db/lotse?password=not-long-enough"),
        ("EMAIL_URL", "user:not-long-enough@mail:587"),
        ("EMAIL_URL", "mail:587:user:not-long-enough"),
        ("EMAIL_URL", "smtp+tls://user:not-long-enough,x/y@mail:587"),
        ("ELASTICSEARCH_URL", "http://user:x,not-long-enough/y@search:9200"),
        ("ELASTICSEARCH_URL", "http://one:9200 http://user:not-long-enough x@two:9200"),
        ("ELASTICSEARCH_URL", "http://u:not-long-enough@one:9200 http://u:not-long-enough@one:9200"),
        ("REDIS_URL", "redis:6379,password=not-long-enough"),
        ("REDIS_URL", ":not-long-enough?@redis"),
        ("DATABASE_URL", "host=db user=lotse password=not-long-enough dbname=lotse"),
        ("DATABASE_URL", "jdbc:postgresql://db/lotse;user=u;password=not-long-enough"),
        ("DATABASE_URL", "postgres://lotse:1?not-long-enough@db/lotse"),
        ("DATABASE_URL", "postgres://db/lotse?not-long-enough@db/lotse"),
        ("DATABASE_URL", "mysql://u:not-long-enough?x@db/lotse"),
    ],
)
def test_a_refusal_repeats_no_secret(name, value, refusal):
    said = refusal(**{name: value})
    assert said.startswith(f"Lotse cannot start. {name}")
    assert "not-long-enough" not in said


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"LOTSE_HOSTS": "help.example.org, hilfe.example.org 127.0.0.1 localhost xn--hlfe-0ra.example"},
        {"DATABASE_URL": "postgres://lotse:p%2Fw@one:5432,two:5433/lotse?sslmode=require"},
        {"DATABASE_URL": "postgresql:///lotse", "DATABASE_POOL": "20", "WEB_THREADS": "20", "WEB_WORKERS": "256"},
        {"REDIS_URL": "rediss://:p%40w@redis", "ELASTICSEARCH_URL": "https://user:p%40w@search:9200/behind"},
        {"ELASTICSEARCH_URL": "http://one:9200 http://two:9200  https://user:p%40w@three"},
        {"EMAIL_URL": "smtp+ssl://user%40example.org:p%40w@mail", "DEFAULT_FROM_EMAIL": "Help <help@example.org>"},
        {"EMAIL_URL": "consolemail://console", "SEARCH_PREFIX": "help-2_de", "WEB_BIND": "unix:/run/lotse.sock"},
        {"PGOPTIONS": "-c statement_timeout=30s -cidle_in_transaction_session_timeout=60s --geqo=off"},
        {"PGOPTIONS": "", "WEB_BIND": "[::1]:8000", "PROXY_COUNT": "0", "SECURE_HSTS_SECONDS": "0"},
        {"WEB_BIND": ":8000,fd://3", "SEARCH_PREFIX": "9.lives", "DEFAULT_FROM_EMAIL": "help@intranet"},
        {"DATABASE_URL": "postgres://lotse:p@pgbouncer/lotse?disable_server_side_cursors=true"},
        {"DATABASE_URL": "postgres://lotse:p,w@[::1]:5432,two/lotse", "REDIS_URL": "redis://:a,b@redis:6379/0"},
        {"SECRET_KEY": f"${PRODUCTION['SECRET_KEY']}", "DEFAULT_FROM_EMAIL": "help@localhost"},
        {"DEFAULT_FROM_EMAIL": "Help <help@mail.k8s>"},
    ],
)  # fmt: skip
def test_right_values_are_taken(values, refusal):
    assert refusal(**values) == ""


@pytest.mark.parametrize(("written", "off"), [("", False), ("false", False), ("true", True)])
def test_behind_a_pool_of_connections_cursors_are_switched_off_by_word(monkeypatch, written, off):
    options = f"?disable_server_side_cursors={written}" if written else ""
    monkeypatch.setenv("DATABASE_URL", f"postgres://db/lotse{options}")
    assert bool(env.database().get("DISABLE_SERVER_SIDE_CURSORS")) is off


@pytest.mark.parametrize(
    ("written", "host", "port"),
    [
        ("[::1]:5433,two", "::1,two", "5433,5432"),
        ("one,two:5433", "one,two", "5432,5433"),
        ("one", "one", ""),
        ("one:5433", "one", 5433),
    ],
)
def test_each_of_several_hosts_has_a_port_of_its_own(monkeypatch, written, host, port):
    monkeypatch.setenv("DATABASE_URL", f"postgres://lotse:p,w@{written}/lotse")
    config = env.database()
    assert (config["HOST"], config["PORT"], config["PASSWORD"]) == (host, port, "p,w")


def test_a_key_is_taken_as_it_is_written(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", r"$HOME\$x" + "a-key-of-the-tests-0123456789-abcdefghijklmnopq")
    assert env.text("SECRET_KEY").startswith(r"$HOME\$x")


def test_every_documented_variable_is_tried():
    table = (settings.BASE_DIR / "docs" / "deploy.md").read_text().split("## Variables")[1].split("\n## ")[0]
    documented = {name for row in table.splitlines() for name in re.findall(r"`([A-Z_]+)`", row.split(" | ")[0])}
    assert len(documented) > 15
    assert documented - {name for name, _, _ in WRONG} == set()


def test_the_gunicorn_command_refuses_in_the_same_words():
    refused = started("-m", "gunicorn", "-c", "kb_site/gunicorn.py", "kb_site.wsgi", WEB_WORKERS="x")
    assert refused.stderr == "Lotse cannot start. WEB_WORKERS must be a whole number from 1 to 256, not 'x'.\n"
    assert refused.returncode == 3


def test_the_one_process_refuses_a_wrong_number_of_threads_in_the_same_words():
    refused = started("-c", "import kb_site.asgi", LOTSE_THREADS="x")
    assert refused.stderr.endswith(
        "Lotse cannot start. LOTSE_THREADS must be a whole number from 1 to 1000, not 'x'.\n"
    )
    assert "Traceback" not in refused.stderr
    assert refused.returncode == 3


def written_in(name):
    """What a file of ours assigns to variables of production, in the shell or as .env has it."""
    text = (settings.BASE_DIR / name).read_text()
    found = re.findall(r"^([A-Z_]+)=(.*)$" if name == ".env.example" else r"\b([A-Z_]+)=(\S+)", text, re.MULTILINE)
    return {variable: value for variable, value in found if variable in PRODUCTION}


def test_the_image_is_built_with_values_that_are_taken(refusal):
    values = written_in("Dockerfile")
    assert set(values) == set(PRODUCTION)
    assert refusal(**values) == ""


def test_of_the_example_only_the_key_has_to_be_made(refusal):
    values = written_in(".env.example")
    assert MAKE_ONE in refusal(**values)
    assert refusal(**values | {"SECRET_KEY": PRODUCTION["SECRET_KEY"]}) == ""

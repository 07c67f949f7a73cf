"""`make run` on a bare machine: SQLite, tantivy and an in-process worker, everything kept in one folder."""

from pathlib import Path

from django.core.management.utils import get_random_secret_key

from kb_site.settings import env, logs, wanted
from kb_site.settings.base import *
from kb_site.settings.base import DATA_DIR, STATIC_ROOT

DEVELOPMENT = True
DEBUG = env.switch("LOTSE_DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.names("LOTSE_HOSTS")]
CSRF_TRUSTED_ORIGINS = env.names("LOTSE_ORIGINS")

DATA_DIR.mkdir(parents=True, exist_ok=True)
# WhiteNoise warns about a folder that is not there yet.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def own_secret(path: Path) -> str:
    """A secret of this machine alone, made at the first start and readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


# Where links in e-mail lead: to this process, or to the proxy somebody put in front of it.
WAGTAILADMIN_BASE_URL = env.address("LOTSE_URL", ("http", "https"), f"http://127.0.0.1:{env.text('PORT', '8000')}")

# Demo content is laid at the first start; an installation for real people begins empty.
DEMO = env.switch("LOTSE_DEMO", default=True)

# The console belongs to the person who started Lotse: it shows errors in one line, the file has everything.
LOGGING = logs.to_file(DATA_DIR / "log" / "lotse.jsonl")

SECRET_KEY = env.text("SECRET_KEY", "") or own_secret(DATA_DIR / "secret-key")

DATABASES = {"default": env.database(f"sqlite:///{DATA_DIR / 'lotse.sqlite3'}")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "lotse"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

SEARCH_ENGINE = "tantivy"
SEARCH_FOLDER = DATA_DIR / "search"
# Asked by `evaluate_search --engine elasticsearch` alone.
ELASTICSEARCH_URL = wanted.search_engine("ELASTICSEARCH_URL", "")
SEARCH_PREFIX = ""
REDIS_URL = ""

CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {"polling_interval": 0.01}

# Sent mail can be read at /dev/mail/.
EMAIL_BACKEND = "inbox.mailbox.FolderBackend"
MAIL_FOLDER = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = "Lotse <help@lotse.example>"

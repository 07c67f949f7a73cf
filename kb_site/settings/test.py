"""The tests: the servers `make test` brought up (or named by TEST_… variables), quick password hashes, mail kept in memory."""

import atexit
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

from kb_site.settings import env
from kb_site.settings.base import *

DEVELOPMENT = True
DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 50  # guards nothing outside the tests
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

# Every process of a parallel run has its own folder, its own indexes and its own Redis database.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
DATA_DIR = Path(mkdtemp(prefix="lotse-test-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = DATA_DIR / "media"

DATABASES = {"default": env.database(f"sqlite:///{DATA_DIR / 'lotse.sqlite3'}", name="TEST_DATABASE_URL")}
REDIS_URL = env.text("TEST_REDIS_URL", "")
if WORKER and REDIS_URL:
    REDIS_URL = urlsplit(REDIS_URL)._replace(path=f"/{int(WORKER.removeprefix('gw')) + 1}").geturl()
ELASTICSEARCH_URL = env.text("TEST_ELASTICSEARCH_URL", "")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "lotse-test"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

SEARCH_ENGINE = "tantivy"
SEARCH_FOLDER = DATA_DIR / "search"
SEARCH_PREFIX = "-".join(filter(None, [env.text("SEARCH_PREFIX", "lotse-test"), WORKER]))
SEARCH_MEANING = False  # costs a tenth of a second of CPU for each text: tests that are about it switch it on
CELERY_BROKER_URL = "memory://"
CELERY_TASK_ALWAYS_EAGER = False

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_FOLDER = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = "Lotse <help@lotse.example>"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

"""The tests: the servers `make test` brought up (or named by TEST_… variables), quick password hashes, mail kept in memory."""

from pathlib import Path
from tempfile import mkdtemp

from kb_site.settings import env
from kb_site.settings.base import *  # noqa: F403

DEVELOPMENT = True
DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 50  # guards nothing outside the tests
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

DATA_DIR = Path(mkdtemp(prefix="lotse-test-"))
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = DATA_DIR / "media"

DATABASES = {"default": env.database(f"sqlite:///{DATA_DIR / 'lotse.sqlite3'}", name="TEST_DATABASE_URL")}
REDIS_URL = env.text("TEST_REDIS_URL", "")
ELASTICSEARCH_URL = env.text("TEST_ELASTICSEARCH_URL", "")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "lotse-test"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

SEARCH_ENGINE = "tantivy"
SEARCH_FOLDER = DATA_DIR / "search"
SEARCH_PREFIX = "lotse-test"
CELERY_BROKER_URL = "memory://"
CELERY_TASK_ALWAYS_EAGER = False

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_FOLDER = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = "Lotse <help@lotse.example>"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

"""Production: PostgreSQL, Redis and Elasticsearch, everything from the environment, refused in words when it is wrong."""

from environ import Env

from kb_site.settings import env, wanted
from kb_site.settings.base import *
from kb_site.settings.base import DATA_DIR

DEVELOPMENT = False
DEBUG = False
SECRET_KEY = wanted.secret("SECRET_KEY")
ALLOWED_HOSTS = env.hosts("LOTSE_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
WAGTAILADMIN_BASE_URL = f"https://{ALLOWED_HOSTS[0]}"

wanted.folder("LOTSE_DATA", DATA_DIR)

DATABASES = {"default": env.database(schemes=("postgres", "postgresql"))}
wanted.libpq_options("PGOPTIONS")
REDIS_URL = wanted.redis("REDIS_URL")
CACHES = {"default": {"BACKEND": "servers.cache.HouseCache", "LOCATION": REDIS_URL}}
# Not in the cache as well: who signs out while Redis is away would be signed in again when it is back.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

SEARCH_ENGINE = "elasticsearch"
ELASTICSEARCH_URL = wanted.search_engine("ELASTICSEARCH_URL")
SEARCH_PREFIX = wanted.index_prefix("SEARCH_PREFIX", default="lotse")
CELERY_BROKER_URL = REDIS_URL
# A broker that is away or hangs costs a page that nudges the worker these seconds once, then search leaves it alone for a while.
# The worker itself waits for work a second at a time.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 1.0,
    "socket_timeout": 3.0,
    "max_retries": 0,
    "interval_start": 0,
    "interval_step": 0,
}

MAIL = Env.email_url_config(wanted.mail_server("EMAIL_URL"))
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST = MAIL.get("EMAIL_HOST", "")
EMAIL_PORT = MAIL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = MAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = wanted.sender("DEFAULT_FROM_EMAIL")

# TLS ends at the proxy in front, which says so in this header and forwards nothing of the kind from outside.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.switch("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz"]
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", default=31_536_000, most=100_000_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
PROXY_COUNT = env.number("PROXY_COUNT", default=1, most=10)

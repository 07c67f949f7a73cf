"""Production's settings without rate limits and without a proxy that ends TLS; mails go into a folder."""

from kb_site.settings import env
from kb_site.settings.production import *  # noqa: F403  # settings are names

RATE_LIMITS = False
ACCOUNT_RATE_LIMITS = False
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
PROXY_COUNT = 0
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = env.text("LOTSE_MAILS")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

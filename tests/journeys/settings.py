"""The settings of a measured production stack, with mails in a folder and quick passwords."""

from scripts.bench.settings_production import *  # noqa: F403  # settings are names
from scripts.bench.settings_production import DATA_DIR

ACCOUNT_RATE_LIMITS = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mails"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

"""What every place shares: apps, middleware, templates, languages. Numbers of the domain are not here but in each app's `rules`."""

import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from kb_site.settings import env
from kb_site.settings.accounts import *
from kb_site.settings.content import *
from kb_site.settings.logs import *
from kb_site.settings.safety import *

# Lets our classes name the model of a form, an admin or a queryset: `class ThreadAdmin(ModelAdmin[Thread])`.
django_stubs_ext.monkeypatch()

BASE_DIR = env.BASE_DIR
DATA_DIR = env.BASE_DIR / env.text("LOTSE_DATA", "var")
DEMO = False

# Ground first; an app may only import from those above it (pyproject.toml holds the contracts).
HOUSE = [
    "news",
    "markup",
    "uploads",
    "live",
    "accounts",
    "inbox",
    "search",
    "articles",
    "forum",
    "poweruser",
    "escalation",
    "insights",
    "kb_site",
]

INSTALLED_APPS = [
    "django_comments_xtd",
    "django_comments",
    *HOUSE,
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.cms.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    # The forms' own templates, so that ours may stand in front of them (FORM_RENDERER).
    "django.forms",
    "kb_site.brand",
    # Last: its post_migrate runs when every permission exists, and lays the foundations.
    "kb_site.foundations",
]

MIDDLEWARE = [
    "kb_site.middleware.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "kb_site.middleware.admin_policy.AdminPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kb_site.middleware.bad_input.BadInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kb_site.middleware.anonymous.AnonymousMiddleware",
    "accounts.middleware.MemberLocaleMiddleware",
    "kb_site.middleware.staff_language.StaffLanguageMiddleware",
    "accounts.middleware.TooManyMiddleware",
    "accounts.middleware.BeyondMiddleware",
    "kb_site.middleware.arrived.ArrivedMiddleware",
    "kb_site.middleware.typed.TypedMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    # Last: it calls the views of /cms/ itself, when everybody else has agreed.
    "kb_site.middleware.atomic_cms.AtomicCmsMiddleware",
]

ROOT_URLCONF = "kb_site.urls"
WSGI_APPLICATION = "kb_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "kb_site.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kb_site.templatetags.ui_tags",
                "kb_site.templatetags.word_tags",
                "kb_site.templatetags.page_tags",
                "kb_site.templatetags.form_tags",
            ],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German"))]
# Every catalog of ours is named here, because these go before those of third-party apps ("Reply" in comments-xtd's German).
LOCALE_PATHS = [BASE_DIR / app / "locale" for app in HOUSE]
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["kb_site.formats"]
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "kb_site.static_storage.JoinedStyleFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kb_site.static_storage.LookStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

# One request body may hold this much (uploads go through their own cap in uploads.rules).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
FORM_RENDERER = "kb_site.form_renderer.LookRenderer"

# The embedded index, and on SQLite the lock of whoever writes to an index.
SEARCH_FOLDER = DATA_DIR / "search"
# Whether what means the same is found whatever its words (search.meaning); without it words alone are searched.
SEARCH_MEANING = env.switch("SEARCH_MEANING", default=True)

# A mail server that hangs holds up a letter no longer than this (seconds); shorter than the lease of a letter.
EMAIL_TIMEOUT = 20

# Celery: JSON only, late acknowledgement; whatever must not be lost lives in an outbox table, not in the broker.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

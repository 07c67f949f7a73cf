"""Production's settings without rate limits, and without a proxy that ends TLS in front."""

from kb_site.settings.production import *

RATE_LIMITS = False
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
PROXY_COUNT = 0

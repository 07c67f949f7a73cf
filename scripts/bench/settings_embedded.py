"""`make run`'s settings without rate limits: here two people ask 200 questions."""

from kb_site.settings.embedded import *

RATE_LIMITS = False

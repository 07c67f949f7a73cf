"""Where the rooms' front pages are: one table, so that masthead, footer and error pages never spell an address."""

from functools import lru_cache

from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

# Place -> URL names; the first that exists is the door.
DOORS: dict[str, tuple[str, ...]] = {
    "home": ("wagtail_serve",),
    "articles": ("articles:index",),
    "questions": ("forum:boards",),
    "people": ("poweruser:people",),
    "mine": ("forum:mine",),
    "ask": ("forum:ask",),
    "search": ("search:results",),
    "completions": ("search:completions",),
    "person": ("escalation:begin",),
    "desk": ("desk:queue",),
    "insights": ("insights:clusters",),
    "inbox": ("inbox:list",),
    "sign-in": ("account_login",),
    "sign-up": ("account_signup",),
    "sign-out": ("account_logout",),
    "me": ("accounts:me",),
    "settings": ("accounts:settings",),
}


def door(place: str) -> str:
    """The address of ``place`` in the active language, "" when nobody has built it."""
    return _address(place, get_language(), get_urlconf(), get_script_prefix())


@lru_cache(maxsize=8 * len(DOORS))
def _address(place: str, *_where: str | None) -> str:
    """Looked up once for each language and table of addresses: every page names a dozen doors."""
    for name in DOORS[place]:
        try:
            return reverse(name, args=[""] if name == "wagtail_serve" else None)
        except NoReverseMatch:
            continue
    return ""

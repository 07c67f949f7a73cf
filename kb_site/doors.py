"""Where the rooms' front pages are: one table, so that masthead, footer and error pages never spell an address."""

from django.urls import NoReverseMatch, reverse

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
    for name in DOORS[place]:
        try:
            return reverse(name, args=[""] if name == "wagtail_serve" else None)
        except NoReverseMatch:
            continue
    return ""

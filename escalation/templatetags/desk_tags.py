"""Tags of the console: clocks, names of languages, the customer's own time, the door in the masthead."""

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import template
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import get_language_info

from escalation.rules import Clock, may_talk_as_agent, span

register = template.Library()

# Around a circle of radius 3, drawn 6 wide: a full dial.
AROUND = 18.85


@register.inclusion_tag("escalation/desk/_clock.html")
def clock(given: Clock) -> dict[str, Any]:
    """A dial that empties, and the same in words."""
    return {"clock": given, "dash": f"{AROUND * given.left:.2f}"}


@register.filter
def as_span(seconds: int) -> str:
    """Seconds in words: "3 min"."""
    return span(seconds)


@register.filter
def language_name(code: str) -> str:
    """The language in the reader's own words; the code for one we do not know."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def time_there(zone: str) -> str:
    """What the clock shows in that time zone now; nothing for one that does not exist."""
    try:
        return time_format(timezone.localtime(timezone=ZoneInfo(zone)), "TIME_FORMAT")
    except (ZoneInfoNotFoundError, ValueError):
        return ""


@register.inclusion_tag("escalation/desk/_door.html", takes_context=True)
def desk_door(context: dict[str, Any]) -> dict[str, Any]:
    """The way to the desk for those who sit there. Asks nothing about members who do not work here."""
    user = getattr(context.get("request"), "user", None)
    return {"shown": user is not None and user.is_authenticated and user.is_staff and may_talk_as_agent(user)}

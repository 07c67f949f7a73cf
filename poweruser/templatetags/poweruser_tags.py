"""`{% rank user %}` beside a name, what comes next, the ladder, and who helped most."""

from typing import Any

from django import template
from django.utils import timezone

from poweruser import rules
from poweruser.queries import leaders, standing_of

register = template.Library()

SHOWN_HELPERS = 3


@register.inclusion_tag("poweruser/_rank.html")
def rank(member: Any, *, points: bool = True) -> dict[str, Any]:
    """Rank and total of ``member``; nothing for a former member (None). ``points=False`` leaves the total out."""
    return {"standing": standing_of(member) if member else None, "with_points": points}


@register.inclusion_tag("poweruser/_next_privilege.html")
def next_privilege(member: Any) -> dict[str, Any]:
    """What comes next for ``member`` and how far it is."""
    return {"standing": standing_of(member)}


@register.inclusion_tag("poweruser/_ladder.html")
def ladder(member: Any = None) -> dict[str, Any]:
    """The ranks and what they open, with the place of ``member`` on it."""
    return {"ranks": rules.RANKS, "standing": standing_of(member) if member else None}


@register.inclusion_tag("poweruser/_most_helpful.html", takes_context=True)
def helpers(context: dict[str, Any], period: str = "month") -> dict[str, Any]:
    """The three who helped most lately."""
    return {
        "places": leaders(period, now=timezone.now(), count=SHOWN_HELPERS),
        "period": period,
        "brand": context.get("brand"),
    }

"""Tags of insights: the door in the masthead, and the small bars of the weeks."""

from collections.abc import Sequence
from typing import Any

from django import template

from insights.rules.tasks import may_tend

register = template.Library()

WIDTH, HEIGHT, BASE, GAP = 88.0, 28.0, 26.0, 2.0


@register.inclusion_tag("insights/_door.html", takes_context=True)
def insights_door(context: dict[str, Any]) -> dict[str, Any]:
    """The way to what people look for, for those who write."""
    user = getattr(context.get("request"), "user", None)
    return {"shown": user is not None and bool(may_tend(user))}


@register.inclusion_tag("insights/_weeks.html")
def weeks_drawn(weeks: Sequence[int], tone: str = "") -> dict[str, Any]:
    """A bar for each week, the oldest first, and the same in words; ``tone`` is "" or bad."""
    most = max(weeks, default=0)
    step = WIDTH / max(len(weeks), 1)
    bars = []
    for number, count in enumerate(weeks):
        # A week with one search among many is still seen.
        tall = max(1.5, BASE * count / most) if count else 0.0
        bars.append(
            {
                "x": f"{number * step:.2f}",
                "y": f"{BASE - tall:.2f}",
                "width": f"{step - GAP:.2f}",
                "height": f"{tall:.2f}",
            }
        )
    return {"bars": bars, "weeks": weeks, "tone": tone}

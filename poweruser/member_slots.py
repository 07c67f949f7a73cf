"""What poweruser says about a person: the rank beside a name, the ledger and the ladder on a profile."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from accounts.slots import Slot, fills
from poweruser import rules
from poweruser.queries import ledger_page, standing_of

SHOWN_LINES = 6


@fills(Slot.NAME)
def rank(member: Any, context: Mapping[str, Any]) -> str:
    """Rank and total; asks the database nothing."""
    return render_to_string("poweruser/_rank.html", {"standing": standing_of(member), "with_points": True})


@fills(Slot.PROFILE, order=20)
def ledger(member: Any, context: Mapping[str, Any]) -> str:
    """Where the points come from, as the reader may see it."""
    lines, page = ledger_page(member, reader=context["request"].user, per_page=SHOWN_LINES)
    shown = {"lines": lines, "member": member, "total": page.paginator.count, "more": page.has_next()}
    return render_to_string("poweruser/_ledger.html", shown)


@fills(Slot.PROFILE_RAIL, order=20)
def ladder(member: Any, context: Mapping[str, Any]) -> str:
    """What comes next, and the ranks."""
    standing = standing_of(member)
    upcoming = render_to_string("poweruser/_next_privilege.html", {"standing": standing})
    return upcoming + render_to_string("poweruser/_ladder.html", {"standing": standing, "ranks": rules.RANKS})

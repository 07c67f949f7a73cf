"""What the forum says about a person on their profile: how much they wrote, and what helped most."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from accounts.slots import Slot, fills
from forum.queries import best_answers_of, figures_of

BEST_SHOWN = 5


@fills(Slot.PROFILE, order=10)
def figures(member: Any, context: Mapping[str, Any]) -> str:
    """Answers, solutions, how many helped, questions; nothing for who has written nothing."""
    found = figures_of(member)
    if not found.answer_count and not found.question_count:
        return ""
    return render_to_string("forum/member/_figures.html", {"figures": found, "member": member})


@fills(Slot.PROFILE, order=30)
def best_answers(member: Any, context: Mapping[str, Any]) -> str:
    """The answers that helped most, as far as the reader may see them."""
    rows = best_answers_of(member, user=context["request"].user, count=BEST_SHOWN)
    if not rows:
        return ""
    return render_to_string("forum/member/_best.html", {"rows": rows, "member": member})

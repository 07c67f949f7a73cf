"""What the inbox says about a person: the way to their choices, in the list of settings."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from accounts.slots import Slot, fills


@fills(Slot.SETTINGS, order=20)
def choices(member: Any, context: Mapping[str, Any]) -> str:
    """The link to the table of notices."""
    return render_to_string("inbox/_settings_link.html")

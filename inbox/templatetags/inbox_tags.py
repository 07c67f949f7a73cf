"""The bell of the masthead."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context

from inbox.queries import unread_count
from inbox.rules import COUNTED

register = template.Library()


@register.inclusion_tag("inbox/_bell.html", takes_context=True)
def inbox_bell(context: Context) -> dict[str, Any]:
    """A member's way to the inbox, with the count of what is unread: one query; nothing and no query for a visitor."""
    request: HttpRequest | None = context.get("request")
    if request is None or not request.user.is_authenticated:
        return {"member": None}
    count = unread_count(request.user)
    return {"member": request.user, "count": count, "shown": f"{COUNTED}+" if count > COUNTED else str(count)}

"""`{% suggestions_for %}`: what may already answer a question, under the field its title is typed in."""

from typing import Any

from django import template
from django.utils.translation import get_language

from search.suggesting import Suggestions, suggest

register = template.Library()


@register.inclusion_tag("search/_suggestions_for.html")
def suggestions_for(field: str, title: str = "") -> dict[str, Any]:
    """Below the field with the id ``field``: suggestions for ``title``, if there is one already (a form sent back), kept up to date
    while somebody types. Without a script a link leads to a page that does the same.
    """
    found = suggest(str(title or ""), language=get_language() or "") if title else Suggestions("")
    return {"field": field, "suggestions": found}

"""What may already answer a question, under the field its title is typed in; and what lists of hits tell the search log."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from search import rules
from search.contract import Hit
from search.suggesting import Suggestions, suggest

register = template.Library()


@register.inclusion_tag("search/_suggestions_for.html")
def suggestions_for(field: str, title: str = "") -> dict[str, Any]:
    """Below the field with the id ``field``: suggestions for ``title``, if there is one already (a form sent back), kept up to date
    while somebody types. Without a script a link leads to a page that does the same.
    """
    found = suggest(str(title or ""), language=get_language() or "") if title else Suggestions("")
    return {"field": field, "suggestions": found}


@register.inclusion_tag("search/_tips.html", takes_context=True)
def tips_for(context: dict[str, Any], title: str, language: str, leave_out: int = 0) -> dict[str, Any]:
    """What may answer a question with this title, for somebody who answers it: links to open or to put into a text.

    ``leave_out`` is the thread's own number.
    """
    found = suggest(title, language=language)
    hits = [hit for hit in found.hits if (hit.kind, hit.row.pk) != ("thread", leave_out)]
    return {"hits": hits, "away": found.away, "LANGUAGE_CODE": context.get("LANGUAGE_CODE")}


@register.simple_tag
def told(hits: Sequence[Hit], words: str, place: str, page: int = 1, after: int | str = 0) -> SafeString:
    """Attributes of a list whose items are ``hits`` in their order: its opened hits are told to the search log (clicked.js).
    ``after``: so many others stand before the list.
    """
    return format_html(
        'data-clicked="{}" data-hits="{}" data-words="{}" data-place="{}" data-rank="{}"',
        reverse("search:clicked"),
        " ".join(f"{hit.kind}:{hit.row.pk}" for hit in hits),
        words,
        place,
        (page - 1) * rules.PAGE_SIZE + 1 + int(after or 0),
    )

"""What may already answer a question, under the field its title is typed in; and what lists of hits tell the search log."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from search import rules
from search.contract import Hit
from search.queries import related_links
from search.signed import signature_of
from search.suggesting import Suggestions, suggest

register = template.Library()


@register.inclusion_tag("search/_suggestions_for.html")
def suggestions_for(field: str, title: str = "", opened: str = "") -> dict[str, Any]:
    """Below the field with the id ``field``: suggestions for ``title``, if there is one already (a form sent back), kept up to date
    while somebody types. Without a script a link leads to a page that does the same.

    The form sends what is shown, and what was ``opened`` so far, as ``shown`` and ``opened`` (`rules.hits_named`). `solved_form`
    belongs behind it.
    """
    found = suggest(str(title or ""), language=get_language() or "") if title else Suggestions("")
    named = " ".join(f"{kind}:{pk}" for kind, pk in rules.hits_named(str(opened or "")))
    return {"field": field, "suggestions": found, "opened": named, "by_button": True}


@register.inclusion_tag("search/_solved_form.html", takes_context=True)
def solved_form(context: dict[str, Any], key: object, title: str = "") -> dict[str, Any]:
    """The form behind the buttons "This solved it" of the suggestions for ``title``; outside any other form. With the ``key`` of
    the form that is given up its draft is forgotten.
    """
    return {"key": key, "title": str(title or ""), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("search/_tips.html", takes_context=True)
def tips_for(context: dict[str, Any], title: str, language: str, leave_out: int = 0) -> dict[str, Any]:
    """What may answer a question with this title, for somebody who answers it: links to open or to put into a text.

    ``leave_out`` is the thread's own number.
    """
    found = suggest(title, language=language)
    hits = [hit for hit in found.hits if (hit.kind, hit.row.pk) != ("thread", leave_out)]
    return {"hits": hits, "away": found.away, "LANGUAGE_CODE": context.get("LANGUAGE_CODE")}


@register.inclusion_tag("search/_related.html", takes_context=True)
def related_to(context: dict[str, Any], kind: str, pk: int) -> dict[str, Any]:
    """Articles and solved questions close to what the page shows, computed before; nothing where there are none."""
    links = related_links(kind, pk, user=context["request"].user)
    return {"links": links, "LANGUAGE_CODE": context.get("LANGUAGE_CODE")}


@register.inclusion_tag("search/_thanks.html")
def thanks() -> dict[str, Any]:
    """What a visitor reads behind "This solved it": nothing is remembered of one, so it stands on the page and waits."""
    return {}


@register.filter
def named(hits: Sequence[Hit]) -> str:
    """Kind and id of ``hits`` in their order, as in "thread:7 article:3"."""
    return " ".join(f"{hit.kind}:{hit.row.pk}" for hit in hits)


@register.simple_tag
def told(hits: Sequence[Hit], words: str, place: str, page: int = 1, after: int | str = 0) -> SafeString:
    """Attributes of a list whose items are ``hits`` in their order: its opened hits are told to the search log (clicked.js).
    ``after``: so many others stand before the list. Nothing where no words were looked for.
    """
    if not words:
        return mark_safe("")  # empty
    keys, first = named(hits), (page - 1) * rules.PAGE_SIZE + 1 + int(after or 0)
    return format_html(
        'data-clicked="{}" data-hits="{}" data-words="{}" data-place="{}" data-rank="{}" data-signed="{}"',
        reverse("search:clicked"),
        keys,
        words,
        place,
        first,
        signature_of(keys.split(), words=str(words), place=place, first=first),
    )

"""What stands around a page: its addresses in other languages, crumbs, tabs, page numbers. Loaded into every template."""

from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.urls import get_script_prefix, get_urlconf, translate_url
from django.utils import translation
from django.utils.encoding import escape_uri_path, iri_to_uri

from kb_site.doors import door as door_of
from kb_site.typed import kept_for

register = template.Library()


@register.simple_tag
def door(place: str) -> str:
    """The address of a room's front page (kb_site/doors.py), "" when it is not there."""
    return door_of(place)


@register.simple_tag(takes_context=True)
def text_is_kept(context: Context) -> bool:
    """Whether a form of this browser waits for its sign-in (kb_site/typed.py); for pages no cache keeps."""
    request: HttpRequest | None = context.get("request")
    return request is not None and kept_for(request) is not None


@register.inclusion_tag("components/unsent.html", takes_context=True)
def unsent_note(context: Context) -> dict[str, Any]:
    """Above a form that was filled in again (accounts/unsent.py): it has not been sent yet. Else nothing."""
    request: HttpRequest | None = context.get("request")
    unsent = getattr(request, "unsent", None)
    kept = kept_for(request) if request is not None and unsent is not None and unsent.is_shown else None
    return {"is_shown": kept is not None, "lost_files": kept is not None and kept.lost_files}


@register.simple_tag(takes_context=True)
def current(context: Context, address: str) -> str:
    """`page` when the reader is on ``address``, `true` when below it, else nothing: the value of aria-current."""
    request: HttpRequest | None = context.get("request")
    if request is None or not address:
        return ""
    if request.path == address:
        return "page"
    return "true" if address.count("/") > 2 and request.path.startswith(address) else ""


@register.simple_tag(takes_context=True)
def translated_url(context: Context, language: str) -> str:
    """This page in ``language``: what the view said (context ``translations``: language -> address), else the Wagtail page's
    translation, else the same address with the other prefix. Never an address of another site."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return f"/{language}/"
    given = (context.get("translations") or {}).get(language)
    if given:
        return str(given)
    page = context.get("page")
    if hasattr(page, "get_translations"):
        return _translated_page(context, page, language, request) or f"/{language}/"
    if not _has_language(request.path):
        return f"/{language}/"
    query = request.META.get("QUERY_STRING", "")
    path = _translated_path(request.path, language, get_urlconf(), get_script_prefix())
    return path + (f"?{iri_to_uri(query)}" if query else "")


@lru_cache(1024)
def _translated_path(path: str, language: str, *_where: str | None) -> str:
    """Kept for each table of addresses: to find out whose path it is takes longer than to draw the masthead."""
    return translate_url(escape_uri_path(path), language)


def _translated_page(context: Context, page: Any, language: str, request: HttpRequest) -> str:
    known: dict[str, str] | None = context.render_context.get("translated_pages")
    if known is None:
        others = page.get_translations().live().select_related("locale")
        known = {other.locale.language_code: other.get_url(request) or "" for other in others}
        context.render_context["translated_pages"] = known
    return known.get(language, "")


def _has_language(path: str) -> bool:
    return bool(translation.get_language_from_path(path))


@register.simple_tag(takes_context=True)
def canonical_url(context: Context, language: str = "") -> str:
    """The one address of this page for search engines: without its query, but with the number of a further page.

    ``language`` is the one it is written in, when the page is found under every language but was written in one.
    """
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    page = request.GET.get("page", "")
    further = f"?page={page}" if page.isdecimal() and page != "1" and len(page) < 7 else ""
    path = translate_url(request.path, language) if language else request.path
    return request.build_absolute_uri(path) + further


@register.simple_tag(takes_context=True)
def absolute_url(context: Context, address: str) -> str:
    """``address`` with scheme and host."""
    request: HttpRequest | None = context.get("request")
    return request.build_absolute_uri(address) if request is not None else address


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The page's own query with ``changes`` (None takes a parameter away), beginning with "?": for sorting and filters."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], label: str = "") -> dict[str, Any]:
    """Numbered pages for a Django ``Page``; other parameters of the address are kept. Nothing when there is one page only."""
    first = with_query(context, page=None)
    others = f"{first}&page=" if first != "?" else "?page="

    def address(number: int) -> str:
        return f"{others}{number}" if number > 1 else first

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [(n, address(n)) if isinstance(n, int) else None for n in numbers]
    following = address(page.number + 1) if page.has_next() else ""
    before = address(page.number - 1) if page.has_previous() else ""
    return {"page": page, "links": links, "following": following, "before": before, "label": label}


@register.inclusion_tag("components/crumbs.html")
def crumbs(*pairs: Any) -> dict[str, Any]:
    """Breadcrumbs: name, address, name, address, … and the name of this page last; or one list of (name, address)."""
    if len(pairs) == 1 and not isinstance(pairs[0], str):
        return {"links": list(pairs[0]), "here": ""}
    links = [(pairs[i], pairs[i + 1]) for i in range(0, len(pairs) - 1, 2)]
    return {"links": links, "here": pairs[-1] if len(pairs) % 2 else ""}

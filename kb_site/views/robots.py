"""/robots.txt and /sitemap.xml: what search engines may read, and where it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kb_site import sitemap

XML = "application/xml; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the admins, streams, forms and endless lists of results."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def index(request: HttpRequest) -> HttpResponse:
    """The sitemap's files."""
    files = [(name, number) for name, count in sitemap.files() for number in range(1, count + 1)]
    return render(request, "sitemap_index.xml", {"files": files}, content_type=XML)


@require_safe
@cache_control(public=True, max_age=3600)
def file(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """One file of the sitemap."""
    entries = sitemap.entries(name, number, request)
    if entries is None:
        raise Http404
    return render(request, "sitemap.xml", {"entries": entries}, content_type=XML)

"""The look itself: /styleguide/ for staff, and the icon browsers ask for unasked."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kb_site import samples


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """The flag."""
    return HttpResponseRedirect(static("icons/pilot-flag.svg"))


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every part in every state, drawn from the templates the pages use; for everybody but staff it is not there."""
    if not request.user.is_staff:
        raise Http404
    return render(request, "styleguide.html", samples.everything())

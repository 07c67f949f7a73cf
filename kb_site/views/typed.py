"""After a sign-in that came between somebody and their form: back to it, filled in; or what they wrote, to be sent again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kb_site.typed import kept_for


@require_safe
@never_cache
@login_required
def send_again(request: HttpRequest) -> HttpResponse:
    """On to the form itself, which is filled in; with ``bare`` the kept text alone, for forms that cannot be.

    Where nothing is kept (another browser, sent already), on to where one was.
    """
    kept = kept_for(request)
    back = request.GET.get("next", "")
    if "\0" in back or not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    if kept is None:
        return HttpResponseRedirect(back)
    if "bare" not in request.GET:
        return HttpResponseRedirect(kept.filled_in)
    context = {"typed": kept.fields, "address": kept.address, "lost_files": kept.lost_files, "back": back}
    return render(request, "send_again.html", context)

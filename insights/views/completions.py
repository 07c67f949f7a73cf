"""What is offered to others while they type: the list, and the two buttons that withhold a query and offer it again."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.pages import page_number
from forum.rules import Missing
from insights.forms import WITHHELD, CompletionForm, CompletionsForm
from insights.queries import completion_list
from insights.rules.numbers import A_PAGE
from insights.views.clusters import TABS
from insights.views.gates import editors_only
from search.actions import offer_completion, withhold_completion
from search.rules import may_withhold


@never_cache
@editors_only
@require_safe
def completions(request: HttpRequest) -> HttpResponse:
    """Those that are offered, or with ``?list=withheld`` those that never are; of one language or of all."""
    language, shows_withheld = CompletionsForm(request.GET).chosen()
    found = completion_list(
        user=request.user, shows_withheld=shows_withheld, language=language, page=page_number(request)
    )
    context = {
        "found": found,
        "links": Paginator(range(found.total), A_PAGE).get_page(found.page),
        "sift_form": CompletionsForm(initial={"language": language, "list": WITHHELD if shows_withheld else ""}),
        "tabs": TABS,
    }
    return render(request, "insights/completions.html", context)


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def withhold(request: HttpRequest) -> HttpResponse:
    """Never offer what was sent; by a link back to the list."""
    form = CompletionForm(request.POST)
    if request.method == "POST":
        if not may_withhold(request.user):
            raise Missing
        if form.is_valid():
            sent = form.cleaned_data
            withhold_completion(language=sent["language"], words=sent["words"], by=request.user)
            messages.success(request, _("“%(words)s” is no longer offered.") % {"words": sent["words"]})
    return HttpResponseRedirect(_address(request))


@never_cache
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, withheld_id: int) -> HttpResponse:
    """Offer it again; by a link back to the list."""
    if request.method == "POST":
        if not may_withhold(request.user):
            raise Missing
        if offer_completion(withheld_id=withheld_id, by=request.user):
            messages.success(request, _("It is offered again, while it works for enough people."))
    return HttpResponseRedirect(_address(request, list=WITHHELD))


def _address(request: HttpRequest, **more: str) -> str:
    """The page of the list the button stood on."""
    language, page = request.POST.get("shown", ""), request.POST.get("page", "1")
    if language in dict(settings.LANGUAGES):
        more["language"] = language
    if page.isdecimal() and page != "1":
        more["page"] = page
    query = f"?{urlencode(more)}" if more else ""
    return f"{reverse('insights:completions')}{query}"

"""Pages of search: results, what may be meant while somebody types, what may answer a question and did; the beacon of hits."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import limits
from accounts.pages import page_number, require_page
from search import rules, words
from search.choice import Choice
from search.completing import complete
from search.forms import ClickForm, SolvedForm
from search.log import RESULTS, TITLE, note_click, note_deflection, note_search
from search.named import chosen
from search.queries import links_to
from search.query import find
from search.results import Results
from search.suggesting import suggest

KEPT = 60
"""Seconds the list alone may be kept by the browser that asked. By nobody else, though it is the same for all: what is hidden is
gone at once.
"""

THANKS = "thanks"
"""Where on the page of what helped a visitor is thanked (search/_thanks.html): to tell the page otherwise would take a session."""


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """One list over everything that can be found; ``?q=…&kind=…&place=…&sort=…&page=…`` is an address to share."""
    text, choice = request.GET.get("q", ""), Choice.of(request.GET)
    asks = text.strip() or choice.is_narrowed
    verdict = limits.check("search", who=limits.who_asks(request)) if asks else None
    if verdict is not None and not verdict.allowed:
        nothing = Results(words.clean_query(text), choice=choice, refused=verdict.sentence)
        return _refused(render(request, "search/results.html", {"results": nothing}, status=429), verdict)
    left, named = chosen(text, choice)
    if named != choice:
        return HttpResponseRedirect(request.path + named.address(left))
    asked = page_number(request)
    found = find(text, user=request.user, language=get_language() or "", choice=choice, page=asked)
    if found.total:
        require_page(asked, last=rules.page_count(found.total))
    response = render(request, "search/results.html", {"results": found, "numbers": _numbers(found)})
    if asked == 1 and not found.everything:
        filters = found.choice.narrowed_to
        note_search(request, response, text, place=RESULTS, total=found.total, away=found.away, filters=filters)
    if found.away:
        patch_cache_control(response, no_store=True)
    return response


@require_safe
def completions(request: HttpRequest) -> HttpResponse:
    """Titles, and queries that worked for others, for what is being typed (``?q=…``): a part for the field, the same for all."""
    typed = request.GET.get("q", "")
    verdict = limits.check("complete", who=limits.who_asks(request)) if typed.strip() else None
    if verdict is not None and not verdict.allowed:
        return _refused(HttpResponse(status=429), verdict)
    found = complete(typed, language=get_language() or "")
    response = render(request, "search/_completions.html", {"completions": found})
    if found.away:
        patch_cache_control(response, no_store=True)
    else:
        patch_cache_control(response, private=True, max_age=KEPT)
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What may already answer a question titled ``?title=…``: a page of its own, with ``&part=list`` only the list."""
    title = request.GET.get("title", "")
    alone = request.GET.get("part") == "list"
    template = "search/_suggestions.html" if alone else "search/suggestions.html"
    verdict = limits.check("suggest", who=limits.who_asks(request)) if title.strip() else None
    if verdict is not None and not verdict.allowed:
        return _refused(render(request, template, {"refused": verdict.sentence}, status=429), verdict)
    found = suggest(title, language=get_language() or "")
    response = render(request, template, {"suggestions": found, "by_button": alone})
    if not found.is_too_short:
        note_search(request, response, title, place=TITLE, total=len(found.hits), away=found.away)
    if found.away:
        patch_cache_control(response, no_store=True)
    elif alone:
        patch_cache_control(response, private=True, max_age=KEPT)
    return response


# A beacon carries no token, for visitors' pages hold none. It tells of a list that this site drew and signed; whoever sends what
# they never opened marks their own last search with one of its hits, and nothing else.
@csrf_exempt
@require_POST
def clicked(request: HttpRequest) -> HttpResponse:
    """Note which hit was opened, and at what rank. Nobody is told when it is too often: it is only not counted."""
    form = ClickForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    if limits.check("click", who=limits.who_asks(request)).allowed:
        sent = form.cleaned_data
        note_click(
            request, sent["words"], place=sent["place"], kind=sent["kind"], object_id=sent["id"], rank=sent["rank"]
        )
    return HttpResponse(status=204)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def solved(request: HttpRequest) -> HttpResponse:
    """A suggestion solved it: noted, and led there. Asks on a page of its own, for whoever comes by a link; 404 where there is
    nothing for this person to be led to.
    """
    form = SolvedForm(request.POST if request.method == "POST" else request.GET)
    link = next(iter(links_to([form.cleaned_data["hit"]], request.user)), None) if form.is_valid() else None
    if link is None:
        raise Http404
    typed = form.cleaned_data["words"]
    if request.method != "POST":
        return render(request, "search/solved.html", {"link": link, "words": typed})
    if limits.check("click", who=limits.who_asks(request)).allowed:
        note_deflection(request, typed, kind=link.kind, object_id=link.row.pk)
    address = link.row.get_absolute_url()
    if not request.user.is_authenticated:
        return HttpResponseRedirect(f"{address}#{THANKS}")
    messages.success(request, _("Thank you for telling us. Your question was not posted."))
    return HttpResponseRedirect(address)


def _refused(response: HttpResponse, verdict: limits.Verdict) -> HttpResponse:
    response["Retry-After"] = str(verdict.retry_after)
    patch_cache_control(response, no_store=True)
    return response


def _numbers(found: Results) -> object:
    """The page's numbers for the pagination tag."""
    count = min(found.total, rules.LAST_PAGE * rules.PAGE_SIZE)
    return Paginator(range(count), rules.PAGE_SIZE).get_page(found.page)

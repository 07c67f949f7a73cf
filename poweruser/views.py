"""Pages about reputation; all of them only read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.pages import page_number
from accounts.queries import shown_members
from poweruser import rules
from poweruser.queries import PERIODS, ledger_page, most_helpful, place_of, standing_of


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who helped most in a period; a member's own place is always there."""
    period = request.GET.get("period", "month")
    if period not in PERIODS:
        period = "month"
    now = timezone.now()
    places, page = most_helpful(period, now=now, number=page_number(request))
    own = place_of(request.user, period, now=now) if request.user.is_authenticated else None
    shown = {place.member.pk for place in places}
    context = {
        "places": places,
        "page": page,
        "period": period,
        "periods": [(key, label) for key, (_, label) in PERIODS.items()],
        "own": own if own and own.member.pk not in shown else None,
    }
    return render(request, "poweruser/people.html", context)


@require_safe
def reputation(request: HttpRequest) -> HttpResponse:
    """How reputation works, drawn from the tables that decide it."""
    context = {"awards": rules.AWARDS.values(), "privileges": rules.PRIVILEGE_TABLE, "ranks": rules.RANKS}
    return render(request, "poweruser/reputation.html", context)


@require_safe
def ledger(request: HttpRequest, handle: str) -> HttpResponse:
    """Every line of one member's ledger."""
    member = get_object_or_404(shown_members(), handle=handle)
    lines, page = ledger_page(member, reader=request.user, number=page_number(request))
    context = {"member": member, "lines": lines, "page": page, "standing": standing_of(member)}
    return render(request, "poweruser/ledger.html", context)

"""Who comes in: visitors go to the sign-in, and whoever tends no clusters finds nothing here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from forum.rules import Missing
from insights.rules.tasks import may_tend

View = Callable[..., HttpResponse]


def editors_only(view: View) -> View:
    """404 for everybody else, and where a query or an action finds nothing: it is not for them to know."""

    @login_required
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_tend(request.user):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except Missing as missing:
            raise Http404 from missing

    return answered

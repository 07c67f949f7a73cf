"""/dev/mail/: what was sent, readable; only where `settings.DEVELOPMENT` is on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from accounts.pages import page_number, page_of
from inbox import mailbox

PAGE = 50
# E-mail has its styles beside the words; links open outside the frame.
LETTER_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


View = Callable[..., HttpResponseBase]


def development_only(view: View) -> View:
    """In production there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.DEVELOPMENT:
            raise Http404
        return never_cache(require_safe(view))(request, *args, **kwargs)

    return guarded


@development_only
def mail_list(request: HttpRequest) -> HttpResponse:
    """Every letter, the newest first."""
    page = page_of(Paginator(mailbox.names(), PAGE), page_number(request))
    mails = [found for name in page.object_list if (found := mailbox.mail(name))]
    return render(request, "inbox/dev/list.html", {"page": page, "mails": mails})


@development_only
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # its types know views without arguments only
def mail_page(request: HttpRequest, name: str) -> HttpResponse:
    """One letter as plain text and, in a frame of its own, as HTML."""
    return render(request, "inbox/dev/mail.html", {"mail": _mail(name)})


@development_only
@xframe_options_sameorigin
def mail_html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML as a mail program would show it: no script runs, nothing is fetched from elsewhere."""
    response = HttpResponse(_mail(name).html)
    response["Content-Security-Policy"] = LETTER_POLICY
    return response


@development_only
def mail_source(request: HttpRequest, name: str) -> HttpResponse:
    """The letter as it was sent."""
    return HttpResponse(_mail(name).source, content_type="text/plain; charset=utf-8")


def _mail(name: str) -> mailbox.Mail:
    found = mailbox.mail(name)
    if found is None:
        raise Http404
    return found

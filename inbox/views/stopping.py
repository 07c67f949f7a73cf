"""The end of e-mails without signing in: the mail program's one click, or a page with a button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from inbox.actions import stop_emails
from inbox.kinds import settings
from inbox.queries import emails_ended
from inbox.tokens import stop_in

LONGEST_TOKEN = 500


# A mail program has no token of ours and no session (RFC 8058); the signed link itself is the permission, for this one thing.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str = "") -> HttpResponse:
    """GET shows what would end and changes nothing: mail scanners open every link. POST ends it.

    A damaged link, or one of a kind there no longer is, says so and leads to the settings: 404, so that no mail program takes it
    for done.
    """
    asked = stop_in(token) if len(token) <= LONGEST_TOKEN else None
    setting = settings().get(asked.setting) if asked else None
    if asked is None or setting is None:
        return render(request, "inbox/unstoppable.html", {"kind_is_gone": asked is not None, "form": None}, status=404)
    if request.method == "POST":
        stop_emails(member_id=asked.member_id, setting=asked.setting)
    elif not emails_ended(asked.member_id, setting):
        return render(request, "inbox/stop.html", {"setting": setting, "form": None})
    return render(request, "inbox/stopped.html", {"setting": setting, "form": None})

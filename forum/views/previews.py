"""The preview of a text: asked for by the editor's script, or with a button of the form where there is none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts import limits
from forum.forms import Refusable
from forum.queries.previews import Preview, preview_of
from forum.views.answers_to_no import members_only


@require_POST
@members_only
def preview(request: HttpRequest) -> HttpResponse:
    """The part of the page that the editor shows in place of the text."""
    limits.spend("preview", who=limits.who_asks(request))
    shown = preview_of(request.POST.get("body", ""), by=request.user, brief="brief" in request.GET)
    return render(request, "forum/_preview.html", {"previewed": shown})


def previewed(request: HttpRequest, form: Refusable) -> Preview | None:
    """What ``form`` shows below its text, unjudged, when the button was pressed that only previews; else None."""
    if "preview" not in request.POST:
        return None
    body = str(form.data.get("body", ""))
    form.unjudge()
    verdict = limits.check("preview", who=limits.who_asks(request))
    return preview_of(body, by=request.user, brief=form.brief) if verdict.allowed else Preview(error=verdict.sentence)

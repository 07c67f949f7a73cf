"""Asking a question."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts import limits
from accounts.unsent import unsent_in
from forum import actions, rules
from forum.addresses import thread_address
from forum.forms import AskForm
from forum.posts import Offered
from forum.queries import board_choices
from forum.rules.limits import TITLE_MOST
from forum.views.answers_to_no import members_only
from forum.views.pictures import with_pictures
from forum.views.previews import previewed
from search.log import QUESTION, note_followed


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def ask(request: HttpRequest) -> HttpResponse:
    """The form, and the thread it becomes. What was searched for stands in the title already."""
    if request.method != "POST":
        return render(
            request, "forum/ask.html", {"form": AskForm(initial={**_known_before(request), **unsent_in(request)})}
        )
    sent = with_pictures(request)
    form = AskForm(sent.data)
    if sent.stays:
        return render(request, "forum/ask.html", {"form": form}, status=sent.show_on(form))
    if shown := previewed(request, form):
        return render(request, "forum/ask.html", {"form": form, "previewed": shown})
    if form.is_valid() and limits.within("ask", request, form):
        data = form.cleaned_data
        try:
            thread = actions.ask_question(
                by=request.user,
                board_id=data["board"],
                title=data["title"],
                body=data["body"],
                language=data["language"],
                tags=data["tags"],
                key=data["key"],
                offered=Offered(data["shown"], data["opened"]),
            )
        except rules.Refused as refused:
            form.refuse(refused)
        else:
            note_followed(request, QUESTION)
            return HttpResponseRedirect(thread_address(thread))
    return limits.answer(render(request, "forum/ask.html", {"form": form}, status=422), form)


def _known_before(request: HttpRequest) -> dict[str, object]:
    """The title that was searched for and the board one came from, as far as they are any."""
    slug = request.GET.get("board", "")
    board = next((board.id for board in board_choices() if board.slug == slug), None)
    return {"title": request.GET.get("title", "").replace("\0", "")[:TITLE_MOST], "board": board}

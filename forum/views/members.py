"""Everything a member answered and asked, as far as the reader may see it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.pages import page_number
from accounts.queries import profile_of
from forum.queries import answers_of, questions_of


@require_safe
def member(request: HttpRequest, handle: str) -> HttpResponse:
    """Their answers, or with ``?tab=questions`` their questions; 404 for whom no profile is shown of."""
    profile = profile_of(handle, reader=request.user)
    if profile is None:
        raise Http404
    tab = "questions" if request.GET.get("tab") == "questions" else "answers"
    find = questions_of if tab == "questions" else answers_of
    rows, page = find(profile.member, user=request.user, number=page_number(request))
    tabs = [("answers", _("Answers")), ("questions", _("Questions"))]
    context = {"member": profile.member, "tab": tab, "tabs": tabs, "rows": rows, "page": page}
    return render(request, "forum/member/posts.html", context)

"""Lists of questions: everything, one board, one tag, one's own."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.pages import page_number
from forum.forms import SiftForm
from forum.queries import QuestionsPage, Sift, board_by_slug, boards_overview, help_wanted, questions_page
from forum.queries.tags import tag_by_slug, tags_in_use
from forum.rules import is_member
from forum.rules.limits import THREADS_A_PAGE
from forum.views.answers_to_no import members_only, missing_is_404


def _tabs(member: bool) -> list[tuple[str, str]]:
    tabs = [
        ("all", _("All")),
        ("needs_answer", _("Needs an answer")),
        ("needs_attention", _("Needs attention")),
        ("solved", _("Solved")),
    ]
    return [*tabs, ("followed", _("Followed")), ("mine", _("Mine"))] if member else tabs


def _listed(request: HttpRequest, **fixed: str) -> dict[str, Any]:
    """The list with what the address narrows it to."""
    given = {name: request.GET.get(name, "")[:80].replace("\0", "") for name in ("tab", "board", "language", "sort")}
    found: QuestionsPage = questions_page(user=request.user, sift=Sift(**{**given, **fixed}), page=page_number(request))
    # The rows are loaded already: the paginator only counts and links.
    links = Paginator(range(found.total), THREADS_A_PAGE).get_page(found.page)
    member = is_member(request.user)
    tabs = [(tab, words, found.counts.get(tab)) for tab, words in _tabs(member)]
    initial = {"board": found.sift.board, "language": found.sift.language, "sort": found.sift.sort}
    return {"found": found, "links": links, "tabs": tabs, "sift_form": SiftForm(initial=initial)}


@require_safe
@missing_is_404
def boards(request: HttpRequest) -> HttpResponse:
    """The front page of the forum: boards, then all questions."""
    wanted = help_wanted(user=request.user)
    context = {**_listed(request), "overview": boards_overview(), "tags": tags_in_use(), "wanted": wanted}
    return render(request, "forum/boards.html", context)


@require_safe
@missing_is_404
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """One board."""
    context = {**_listed(request, board=slug), "board": board_by_slug(slug), "tags": tags_in_use(board=slug)}
    return render(request, "forum/board.html", context)


@require_safe
@missing_is_404
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything with one tag."""
    return render(request, "forum/tag.html", {**_listed(request, tag=slug), "tag": tag_by_slug(slug)})


@require_safe
@members_only
@missing_is_404
def mine(request: HttpRequest) -> HttpResponse:
    """What one asked, and what one follows."""
    tab = "followed" if request.GET.get("tab") == "followed" else "mine"
    context = _listed(request, tab=tab)
    context["tabs"] = [("mine", _("Asked"), None), ("followed", _("Followed"), context["found"].counts.get("followed"))]
    return render(request, "forum/mine.html", context)

"""The index of all sections, and the small uncached pages behind "Was this helpful?"."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import limits
from articles import queries
from articles.actions import record_feedback
from articles.forms.feedback import FeedbackForm
from articles.visitors import pseudonym_of, remember


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every section with its newest articles."""
    sections = queries.index_of_sections(language=get_language() or "en", user=request.user)
    return render(request, "articles/index.html", {"sections": sections})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, article_id: int) -> HttpResponse:
    """Was this helpful? Asks on a page of its own; htmx puts the same form into the article."""
    article = _readable(request, article_id)
    if request.method != "POST":
        # The links on the article say which button was pressed; within the article the answer is sent off at once.
        form = FeedbackForm(initial={"helpful": _pressed(request)})
        response = _form(request, article, form, at_once=bool(_pressed(request)))
        # Already now, where a button led here: two presses of it at once are one visitor's.
        remember(response, pseudonym_of(request)[1] if _pressed(request) else "")
        return response
    form = FeedbackForm(request.POST)
    if not form.is_valid() or not limits.within("feedback", request, form):
        return limits.answer(_form(request, article, form, at_once=False), form)
    visitor, fresh = pseudonym_of(request)
    record_feedback(
        article_id=article.id,
        visitor=visitor,
        by=request.user if request.user.is_authenticated else None,
        **form.cleaned_data,
    )
    response = _answer(request, article, form)
    remember(response, fresh)
    return response


@never_cache
@require_safe
def thanks(request: HttpRequest, article_id: int) -> HttpResponse:
    """What happens with the answer, and the way to a person."""
    article = _readable(request, article_id)
    return render(request, "articles/feedback_thanks.html", {"article": article, "said_no": "no" in request.GET})


def _readable(request: HttpRequest, article_id: int) -> queries.ArticleLink:
    """The article if this person may read it; 404 for everything else."""
    article = queries.article_link(article_id, user=request.user)
    if article is None:
        raise Http404
    return article


def _pressed(request: HttpRequest) -> str:
    pressed = request.GET.get("helpful", "")
    return pressed if pressed in {"yes", "no"} else ""


def _in_place(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _form(request: HttpRequest, article: queries.ArticleLink, form: FeedbackForm, *, at_once: bool) -> HttpResponse:
    template = "articles/_feedback.html" if _in_place(request) else "articles/feedback.html"
    status = 422 if form.is_bound and not _in_place(request) else 200
    return render(request, template, {"article": article, "form": form, "at_once": at_once}, status=status)


def _answer(request: HttpRequest, article: queries.ArticleLink, form: FeedbackForm) -> HttpResponse:
    """Within the article a bare "no" is followed by the question why; everything else by thanks."""
    said_no = not form.cleaned_data["helpful"]
    if not _in_place(request):
        page = redirect("articles:feedback-thanks", article_id=article.id)
        page["Location"] += "?no" if said_no else ""
        return page
    if said_no and "why" not in request.POST:
        context = {"article": article, "form": FeedbackForm(initial={"helpful": "no"}), "ask_why": True}
        return render(request, "articles/_feedback.html", context)
    return render(request, "articles/_feedback_thanks.html", {"article": article, "said_no": said_no})

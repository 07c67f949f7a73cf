"""Error pages in the reader's language: what happened, what to do, and the way to a person."""

import re
from urllib.parse import unquote, urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers

from kb_site.brand.queries import brand_without_database
from kb_site.typed import keep, kept_for, typed_into

# Parts of our addresses nobody looks for; they are English in every language.
OURS = re.compile(
    r"account|answers?|articles?|boards|close|conversations|delete|desk|edit|hide|history|inbox|people|posts|questions"
    r"|repl(?:ies|y)|report|restore|search|settings|tags|threads?|vote",
    re.IGNORECASE,
)


# The fields of our forms that somebody writes into; what else a form carries nobody would know again.
WRITTEN = {"title", "body", "words", "text", "reason", "note", "comment"}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that cannot be read, or more than a form or an address takes."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return _page(request, "400.html", 400, too_much=too_much, is_form=request.method == "POST")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this person."""
    return _page(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here; the words of the address stand in the search field.

    A text sent to what is gone meanwhile (an answer taken back while somebody wrote a reply to it) stands on the page.
    """
    sent = typed_into(request) if request.method == "POST" and _from_here(request) else ()
    typed = [field for field in sent if field.name in WRITTEN and field.value.strip()]
    # Whoever followed a link may look for its words; whoever sent a form looks for nothing.
    words = "" if sent else words_of(request.path)
    return _page(request, "404.html", 404, words=words, typed=typed)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: drawn without request and database, which may be the reason."""
    language = translation.get_language_from_request(request, check_path=True)
    with translation.override(language):
        page = render_to_string("500.html", {"brand": brand_without_database(), "LANGUAGE_CODE": language})
    return HttpResponse(page, status=500, headers={"Content-Language": language})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long; what was typed stands on the page, to be sent again.

    Only a form of our own pages is offered again: from elsewhere the button would do what the token is there to prevent.
    A member may also go back to the form itself, which is filled in as after a sign-in.
    """
    typed = typed_into(request) if _from_here(request) else ()
    # Whoever refuses early has not yet asked who it is.
    is_member = getattr(getattr(request, "user", None), "is_authenticated", False)
    kept = kept_for(request) if typed and is_member and keep(request) else None
    context = {"typed": typed, "lost_files": bool(typed and request.FILES), "form_page": kept.filled_in if kept else ""}
    return _page(request, "403_csrf.html", 403, **context)


def words_of(path: str) -> str:
    """What somebody who typed ``path`` may have looked for: its words, without numbers and those of our own addresses; at most
    80 characters."""
    sought = " ".join(part for part in unquote(path).split("/") if not OURS.fullmatch(part))
    words = re.findall(r"[^\W_]+(?:-\d+)?", sought)
    passed_over = {"html", "index"}
    return " ".join(word for word in words if len(word) > 2 and not word.isdigit() and word not in passed_over)[:80]


def _page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    language = translation.get_language_from_request(request, check_path=True)
    with translation.override(language):
        response = render(request, template, {"LANGUAGE_CODE": language, **context}, status=status)
    response["Content-Language"] = language
    if not translation.get_language_from_path(request.path_info):
        patch_vary_headers(response, ["Accept-Language"])
    return response


def _from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()

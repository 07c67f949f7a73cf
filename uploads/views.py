"""Sending a picture, with a page or for the editor, and fetching one."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from uploads.actions import keep_picture
from uploads.forms import PictureForm
from uploads.links import is_public, link_for, markdown_for, may_fetch
from uploads.models import Upload
from uploads.pictures import CONTENT_TYPES, TOO_HEAVY, BadPicture
from uploads.rules import FOREVER, MOST_BYTES

# What a form may weigh beside its file.
FRAME = 64 * 1024


@csrf_exempt  # only so far that a body too heavy is refused before anybody reads it in search of the token; see _new
def new(request: HttpRequest) -> HttpResponseBase:
    """Send one picture."""
    if request.method == "POST" and _announced(request) > MOST_BYTES + FRAME:
        return _refused(request, PictureForm(), str(TOO_HEAVY), status=413)
    if _wants_json(request) and not request.user.is_authenticated:
        return JsonResponse(
            {"error": _("You are no longer signed in. Sign in and send the picture again.")}, status=403
        )
    answer: HttpResponseBase = _new(request)
    return answer


@csrf_protect
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def _new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "uploads/new.html", {"form": PictureForm()})
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        first = next(iter(form.errors.values()))[0]
        return _refused(request, form, str(first), field="")
    try:
        upload = keep_picture(by=request.user, file=form.cleaned_data["file"], alt=form.cleaned_data["alt"])
    except BadPicture as error:
        return _refused(request, form, str(error))
    return _kept(request, upload)


def _kept(request: HttpRequest, upload: Upload) -> HttpResponse:
    address = link_for(upload)
    told = {
        "address": address,
        "markdown": markdown_for(upload),
        "width": upload.width,
        "height": upload.height,
        "alt": upload.alt,
    }
    if _wants_json(request):
        return JsonResponse(told, status=201)
    return render(request, "uploads/kept.html", {"picture": told}, status=201)


def _refused(
    request: HttpRequest, form: PictureForm, sentence: str, *, status: int = 400, field: str = "file"
) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"error": sentence}, status=status)
    if status == 413:  # the body was not read, so there is no token and nobody to greet
        return render(request, "uploads/too_heavy.html", {"sentence": sentence}, status=status)
    if field:
        form.add_error(field, sentence)
    return render(request, "uploads/new.html", {"form": form}, status=status)


@require_safe
def picture(request: HttpRequest, key: uuid.UUID, kind: str) -> HttpResponseBase:
    """The picture itself, for those who may see what it hangs on; 404 for everybody else."""
    upload = Upload.objects.filter(key=key, kind=kind).first()
    if upload is None:
        raise Http404
    # Asked first as nobody: a public picture answers the same to everybody.
    public = is_public(upload)
    if not public and not may_fetch(upload, request.user):
        raise Http404
    etag = f'"{upload.sha256}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    elif request.method == "HEAD":
        response = HttpResponse(content_type=CONTENT_TYPES[upload.kind])
    else:
        try:
            response = FileResponse(upload.file.open("rb"), content_type=CONTENT_TYPES[upload.kind])
        except FileNotFoundError as error:
            raise Http404 from error
        response["Content-Disposition"] = f'inline; filename="{upload.key}.{upload.kind}"'
    for name, value in _headers(public=public).items():
        response[name] = value
    response["ETag"] = etag
    return response


def _headers(*, public: bool) -> dict[str, Any]:
    return {
        "Cache-Control": f"public, max-age={FOREVER}, immutable" if public else "private, no-cache",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        # Should a browser ever be talked into reading it as a page, nothing in it may run.
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


def _announced(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _wants_json(request: HttpRequest) -> bool:
    return request.accepts("application/json") and not request.accepts("text/html")

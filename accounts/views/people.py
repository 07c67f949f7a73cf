"""The public page of a member, and their picture."""

import re
from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.queries import profile_of

if TYPE_CHECKING:
    from accounts.models import User

# As `faces.safe_face` names them: random, so an address is never used again for another picture.
FACE = re.compile(r"[0-9a-f]{24}\.webp\Z")


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    """Who somebody is; 404 for handles nobody has."""
    page = profile_of(handle, reader=request.user)
    if page is None:
        raise Http404
    return render(request, "accounts/profile.html", {"profile": page, "member": page.member})


@never_cache
@login_required
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """One's own page."""
    return redirect("accounts:profile", handle=cast("User", request.user).handle)


@require_safe
def face(request: HttpRequest, name: str) -> HttpResponse:
    """A member's picture, which everybody may see and keep; gone (404) once it was replaced."""
    if not FACE.match(name):
        raise Http404
    try:
        with default_storage.open(f"faces/{name}") as picture:
            response = HttpResponse(picture.read(), content_type="image/webp")
    except FileNotFoundError as error:
        raise Http404 from error
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

"""Hands out pictures of the library, and lets documents through, to those who may read where they are shown."""

from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model

from articles.queries.files import audience_of, image_of_file
from articles.rules import may_read
from search.contract import PUBLIC

SIZES, ORIGINALS = "images", "original_images"
DAY = 24 * 3600
TYPES = {
    ".webp": "image/webp",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
# A drawing opened alone is a page of its own: it may style itself and nothing else.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@require_safe
def picture(request: HttpRequest, folder: str, name: str) -> FileResponse:
    """One size of a picture, or the picture as it was uploaded."""
    path = f"{folder}/{name}"
    kind = TYPES.get(PurePosixPath(name).suffix.lower())
    image = image_of_file(path) if folder == SIZES else get_image_model().objects.filter(file=path).first()
    if kind is None or image is None or not default_storage.exists(path):
        raise Http404
    audience = audience_of(image)
    _admit(request, audience)
    response = FileResponse(default_storage.open(path), content_type=kind)
    response["Content-Security-Policy"] = ALONE
    if audience == PUBLIC:
        # The name changes with the file.
        patch_cache_control(response, public=True, max_age=DAY)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response


def admit_to_document(document: Any, request: HttpRequest) -> None:
    """For Wagtail's hook: 404 for those who may not read an article with this download."""
    _admit(request, audience_of(document))


def _admit(request: HttpRequest, audience: str) -> None:
    """The session is only looked at where it matters, so that public pictures do not vary by it."""
    if audience != PUBLIC and not may_read(request.user, audience):
        raise Http404

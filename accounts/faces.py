"""Faces: the check that makes a safe picture of what a member sends."""

import secrets
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

# A face is shown at 96 px at most, on dense screens at 192: one square of 256 serves all sizes.
SIDE = 256
BYTES = 5 * 1024 * 1024
# The largest phone cameras give 200 megapixels; a decoded picture of 50 takes 150 MB of memory, which is enough.
PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

# What Pillow raises for files that are cut off, lie about themselves or would unpack to gigabytes.
_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def safe_face(content: bytes) -> ContentFile[bytes]:
    """A square WebP of 256 px made of a member's picture: drawn anew, so that nothing of the file's other content remains.

    Raises:
        ValidationError: too large, not a picture, or one no browser shows; the words say what to send instead.
    """
    if len(content) > BYTES:
        raise ValidationError(_("Choose a picture of at most 5 MB."), code="too_large")
    unreadable = ValidationError(_("Choose a picture in JPEG, PNG, WebP or GIF format."), code="unreadable")
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > PIXELS:
                raise ValidationError(_("Choose a picture of at most 50 megapixels."), code="too_large")
            picture.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
            square = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    except _UNREADABLE as error:
        raise unreadable from error
    out = BytesIO()
    square.save(out, "WEBP", quality=85, method=4)
    return ContentFile(out.getvalue(), name=f"{secrets.token_hex(12)}.webp")

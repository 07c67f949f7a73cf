"""Faces: a small square made of the picture a member sends."""

import secrets
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from uploads.links import BadPicture, make_safe

# A face is shown at 96 px at most, on dense screens at 192: one square of 256 serves all sizes.
SIDE = 256


def safe_face(content: bytes) -> ContentFile[bytes]:
    """A square WebP of 256 px under a random name; nothing of the sent file but its look remains.

    Raises:
        ValidationError: too heavy, too large or not a picture; the words say what to send instead.
    """
    try:
        picture = make_safe(content, longest_side=4 * SIDE)
    except BadPicture as bad:
        raise ValidationError(str(bad), code="bad_picture") from bad
    out = BytesIO()
    with Image.open(BytesIO(picture.data)) as drawn:
        square = ImageOps.fit(drawn, (SIDE, SIDE), Image.Resampling.LANCZOS)
        square.save(out, "WEBP", quality=85, method=4)
    return ContentFile(out.getvalue(), name=f"{secrets.token_hex(12)}.webp")

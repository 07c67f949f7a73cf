"""From bytes nobody should trust to a picture made by us: recognised by content, unpacked within bounds, drawn anew."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import filetype
import structlog
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from uploads.rules import LONGEST_SIDE, MOST_BYTES, MOST_PIXELS

log = structlog.get_logger(__name__)

# What a file says it is by its first bytes -> Pillow's name of the only reader it is given to.
READERS = {"image/png": "PNG", "image/apng": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
# An animated picture is reduced to its first frame, so a GIF is kept as PNG.
KINDS = {"PNG": "png", "JPEG": "jpeg", "GIF": "png", "WEBP": "webp"}
CONTENT_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
SNIFFED = 8_192

NO_IMAGE = _("This file is not a picture we can show. Choose a PNG, JPEG, GIF or WebP file.")
BROKEN = _("This picture is damaged or incomplete. Open it, save it again, and send the new file.")
EMPTY = _("This file is empty. Choose another one.")
TOO_HEAVY = _("This file is larger than 5 MB. Make the picture smaller and send it again.")
NOT_KEPT = _("We cannot keep pictures at the moment. Go on without the picture, or send it again later.")
TOO_LARGE = _("This picture has more than 40 million pixels. Make it smaller and send it again.")


class BadPicture(ValueError):  # noqa: N818  # named after what is wrong with the file
    """A file that is not kept; `sentence` says why and what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__()

    def __str__(self) -> str:
        return str(self.sentence)


@contextmanager
def keeping() -> Iterator[None]:
    """Around the storing of a picture: a full or closed disk is a line in the log and a sentence for the member.

    Raises:
        BadPicture: the storage cannot be written.
    """
    try:
        yield
    except OSError as error:
        log.exception("picture_not_kept")
        raise BadPicture(NOT_KEPT) from error


@dataclass(frozen=True)
class Picture:
    """A picture made by us."""

    data: bytes
    kind: str
    """png, jpeg or webp."""
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """Of the bytes we keep, not of those we were sent."""
        return hashlib.sha256(self.data).hexdigest()


def make_safe(data: bytes, *, longest_side: int = LONGEST_SIDE) -> Picture:
    """Draw the picture in ``data`` anew: upright, in sRGB, at most ``longest_side`` pixels, without anything hidden in the file.

    Raises:
        BadPicture: too heavy, too large, damaged, or no picture of a kind we show (an SVG may hold scripts).
    """
    if not data:
        raise BadPicture(EMPTY)
    if len(data) > MOST_BYTES:
        raise BadPicture(TOO_HEAVY)
    guess = filetype.guess(data[:SNIFFED])
    reader = READERS.get(guess.mime) if guess else None
    if reader is None:
        raise BadPicture(NO_IMAGE)
    try:
        return _draw(data, reader, longest_side)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise BadPicture(TOO_LARGE) from bomb
    except BadPicture:
        raise
    except Exception as error:  # Pillow's readers raise whatever the broken bytes lead them to
        raise BadPicture(BROKEN) from error


def _draw(data: bytes, reader: str, longest_side: int) -> Picture:
    with Image.open(BytesIO(data), formats=[reader]) as given:
        if given.width * given.height > MOST_PIXELS:
            raise BadPicture(TOO_LARGE)
        # JPEG can be unpacked at a fraction of its size; the others ignore this.
        given.draft("RGB", (longest_side, longest_side))
        given.load()
        upright = ImageOps.exif_transpose(given)
        see_through = reader != "JPEG" and _has_transparency(upright)
        drawn = _in_srgb(upright, "RGBA" if see_through else "RGB")
        drawn.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    # A fresh canvas: nothing of the file's own notes (place, camera, thumbnails, profiles) comes along.
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    kind = KINDS[reader]
    return Picture(data=_encode(clean, kind), kind=kind, width=clean.width, height=clean.height)


def _has_transparency(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _in_srgb(image: Image.Image, mode: str) -> Image.Image:
    """Colours as they were meant, so that the profile may go."""
    profile = image.info.get("icc_profile")
    plain = image.convert(mode)
    if not profile or image.mode not in {"RGB", "RGBA"}:
        return plain
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode=mode) or plain
    except (ImageCms.PyCMSError, OSError, ValueError):
        return plain  # a broken profile costs a tint, not the picture


def _encode(image: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    if kind == "png":
        image.save(out, "PNG", optimize=image.width * image.height <= LONGEST_SIDE * LONGEST_SIDE // 2)
    elif kind == "jpeg":
        image.save(out, "JPEG", quality=85, progressive=True, optimize=True)
    else:
        image.save(out, "WEBP", quality=85, method=4)
    return out.getvalue()

"""Pictures as members send them, good and bad."""

from io import BytesIO

from PIL import Image


def photograph(width=800, height=600, kind="JPEG", **options):
    """A picture with a place in its notes."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at 54.3 N 10.1 E"
    Image.new("RGB", (width, height), "teal").save(out, kind, exif=exif, **options)
    return out.getvalue()

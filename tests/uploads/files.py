"""Files people send, good and bad, made here."""

import struct
import zlib
from io import BytesIO

from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def image_bytes(kind="PNG", size=(60, 40), mode="RGB", colour="red", **options):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **options)
    return out.getvalue()


def file(data=None, name="picture.png", content_type="image/png"):
    return SimpleUploadedFile(name, image_bytes() if data is None else data, content_type)


def closed_storage(folder):
    """A storage that cannot be written, not even by root: a file stands where its folder should be."""
    (folder / "in-the-way").write_text("no folder")
    return FileSystemStorage(location=folder / "in-the-way" / "below")


def noise(size):
    """A picture that does not compress."""
    out = BytesIO()
    Image.effect_noise(size, 120).convert("RGB").save(out, "PNG")
    return out.getvalue()


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_bomb(width, height):
    """A small file that says it is large, and would be."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    data = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def lying_png(width, height):
    """Nothing but a header with a size no memory holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b"")


def photo_with_place():
    """A JPEG lying on its side that tells where it was taken, with a comment."""
    image = Image.new("RGB", (60, 40), "blue")
    image.paste("yellow", (0, 0, 10, 10))
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010F] = "SecretCamera"
    notes.get_ifd(0x8825)[1] = "N"
    notes.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    out = BytesIO()
    image.save(out, "JPEG", exif=notes, comment=b"<script>alert(1)</script>", quality=95)
    return out.getvalue()


def animated(kind="GIF", frames=3):
    images = [Image.new("RGB", (30, 30), colour) for colour in ("red", "green", "blue")[:frames]]
    out = BytesIO()
    images[0].save(out, kind, save_all=True, append_images=images[1:], duration=100)
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'

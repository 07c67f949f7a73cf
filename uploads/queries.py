"""What others read about uploads."""

from collections.abc import Iterator
from typing import IO, Any

from uploads.models import Upload


def pictures_of(owner: Any) -> Iterator[tuple[str, IO[bytes]]]:
    """Every picture ``owner`` gave us as name and open file, one after the other; the reader closes each."""
    for upload in Upload.objects.filter(owner=owner).order_by("pk").iterator(chunk_size=200):
        try:
            yield f"{upload.key}.{upload.kind}", upload.file.open("rb")
        except FileNotFoundError:
            continue

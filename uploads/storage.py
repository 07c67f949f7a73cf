"""Where the files lie: a place no web server hands out by itself, because who may fetch is asked each time."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


def private_storage() -> Storage:
    """The storage named "uploads" where an installation has one, else the folder ``uploads`` beside its other data."""
    if "uploads" in settings.STORAGES:
        return storages["uploads"]
    return FileSystemStorage(location=Path(settings.DATA_DIR) / "uploads", base_url=None)


def place_of(upload: Any, name: str) -> str:
    """Spread over 256 folders; the name is ours, never the sender's."""
    return f"{upload.key.hex[:2]}/{upload.key.hex}.{upload.kind}"

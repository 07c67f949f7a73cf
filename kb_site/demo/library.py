"""The demo's drawings and files in the library of /cms/, each put there once."""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

HERE = Path(__file__).parent
DRAWINGS, FILES = HERE / "drawings", HERE / "files"


def picture_id(file: str) -> int:
    """The id of the drawing ``file``, which is put into the library when it is not there."""
    title = f"Nordwind: {Path(file).stem.replace('-', ' ')}"
    found = get_image_model().objects.filter(title=title).first()
    if found is None:
        found = get_image_model()(title=title)
        found.file.save(file, ContentFile((DRAWINGS / file).read_bytes()), save=False)
        # A form would have read them from the upload; a file put there by hand is only read when it is asked.
        found.width, found.height = found.file.width, found.file.height
        found.save()
    return int(found.pk)


def document_id(file: str) -> int:
    """The id of the download ``file``, likewise."""
    found = get_document_model().objects.filter(title=file).first()
    if found is None:
        found = get_document_model()(title=file)
        found.file.save(file, ContentFile((FILES / file).read_bytes()), save=False)
        found.save()
    return int(found.pk)

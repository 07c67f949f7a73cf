"""What editors may upload as a picture."""

from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """Wagtail's form for pictures, which lets drawings (SVG) through only when they cannot run anything."""

    def clean_file(self) -> Any:
        """Refuse an SVG with scripts, handlers or addresses elsewhere: whoever opens the file alone would run it on our site."""
        file = self.cleaned_data.get("file")
        if file and str(getattr(file, "name", "")).lower().endswith(".svg") and not _is_harmless(file):
            raise forms.ValidationError(
                _("This drawing contains scripts or links to other places. Export it as a plain SVG and upload that.")
            )
        return file


def _is_harmless(file: Any) -> bool:
    file.seek(0)
    try:
        tree = ElementTree.parse(file, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return False
    finally:
        file.seek(0)
    return all(_is_drawing(element) for element in tree.iter())


def _is_drawing(element: Any) -> bool:
    """One element without code and without an address outside of the file."""
    name = str(element.tag).rpartition("}")[2].lower()
    if name in {"script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate"}:
        return False
    for key, value in element.attrib.items():
        attribute = str(key).rpartition("}")[2].lower()
        if attribute.startswith("on"):
            return False
        if attribute == "href" and not value.strip().startswith(("#", "data:image/png", "data:image/jpeg")):
            return False
    return True

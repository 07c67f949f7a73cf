"""An editor's change of the brand is on the next page."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from kb_site.brand.actions import forget
from kb_site.brand.models import BrandSettings


@hooks.register("after_edit_setting")
def forget_kept_brand(request: HttpRequest, instance: Any) -> None:
    """Drop what pages keep."""
    if isinstance(instance, BrandSettings):
        forget()

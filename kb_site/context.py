"""What every template may use: the product's own facts and the brand of this installation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kb_site.brand.queries import current_brand


def house(request: HttpRequest) -> dict[str, Any]:
    """Facts of this installation; nothing here may depend on who is asking."""
    return {"development": settings.DEVELOPMENT, "brand": current_brand()}


def no_avatar(*_: Any) -> str:
    """Comments never show a picture from somebody else's server."""
    return ""

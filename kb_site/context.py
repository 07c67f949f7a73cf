"""What every template may use: the product's own facts."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    """Facts of this installation; nothing here may depend on who is asking."""
    return {"development": settings.DEVELOPMENT}


def no_avatar(*_: Any) -> str:
    """Comments never show a picture from somebody else's server."""
    return ""

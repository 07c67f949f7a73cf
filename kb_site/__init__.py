"""The roof: settings, addresses, entry points, the look, and whatever must see several floors at once."""

from kb_site.celery import app as celery_app

__all__ = ["celery_app"]

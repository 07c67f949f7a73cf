"""A panel of the editor's screen: what a draft was made from, with the way back."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class OriginPanel(Panel):
    """Shown only where there is a way back: on a draft made of a conversation or another page of ours."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("heading", _("Made from"))
        super().__init__(**options)

    class BoundPanel(Panel.BoundPanel):
        """The panel on one article."""

        template_name = "articles/cms_origin.html"

        @property
        def address(self) -> str:
            """Of the thread or page it was made from; empty where there is none."""
            origin = getattr(self.instance, "origin", None) if self.instance.pk else None
            return str(origin.origin_url) if origin is not None else ""

        def is_shown(self) -> bool:
            """Whether there is anything to say."""
            return bool(self.address)

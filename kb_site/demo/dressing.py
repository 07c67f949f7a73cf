"""The demo wears Nordwind: name, mark, colours, contact, and the links at the end of every page."""

from typing import Any

from articles.queries import article_of_origin
from kb_site.brand.actions import dress
from kb_site.demo.articles import SOURCE
from kb_site.demo.help_files import help_files
from kb_site.demo.library import picture_id

ORDER = 28
TITLE = "brand"

KINDS = ("rules", "privacy", "accessibility", "legal")
"""In the order of the footer."""


def lay() -> None:
    """Put the brand on."""
    dress(
        name="Nordwind",
        mark_id=picture_id("mark.svg"),
        accent_light="#174f86",
        accent_dark="#92c1f0",
        email="help@nordwind.example",
        phone="+49 000 1042 0",
        links=_links(),
    )


def _links() -> list[dict[str, Any]]:
    files = {file.facts["legal"]: file for file in help_files() if "legal" in file.facts}
    return [
        {
            "language": text.language,
            "kind": kind,
            "page_id": article_of_origin(source=SOURCE, source_id=files[kind].name, language=text.language),
        }
        for kind in KINDS
        for text in files[kind].texts
    ]

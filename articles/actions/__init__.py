"""Every write to the knowledge base that is not an editor's own under /cms/."""

from articles.actions.audience import narrow_translations
from articles.actions.bring_in import (
    ArticleIn,
    ArticleText,
    BroughtIn,
    SectionIn,
    SectionText,
    bring_in_articles,
    bring_in_sections,
)
from articles.actions.bring_in_links import bring_in_links
from articles.actions.draft import draft_from_text
from articles.actions.feedback import record_feedback
from articles.actions.greet import greet_visitors
from articles.actions.lay_tree import lay_help_tree
from articles.actions.placing import NoAddressError, NoSectionError
from articles.actions.publish_due import publish_what_is_due
from articles.actions.queue import note_changes
from articles.actions.submit import submit_for_review
from articles.converting import blocks_from_markdown

__all__ = [
    "ArticleIn",
    "ArticleText",
    "BroughtIn",
    "NoAddressError",
    "NoSectionError",
    "SectionIn",
    "SectionText",
    "blocks_from_markdown",
    "bring_in_articles",
    "bring_in_links",
    "bring_in_sections",
    "draft_from_text",
    "greet_visitors",
    "lay_help_tree",
    "narrow_translations",
    "note_changes",
    "publish_what_is_due",
    "record_feedback",
    "submit_for_review",
]

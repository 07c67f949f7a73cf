"""Who may read and draft articles, and the numbers of the knowledge base."""

from typing import Any

from search.contract import AUDIENCES, MEMBERS
from search.rules import audiences_of

DRAFT_ARTICLE = "articles.draft_article"

TITLE_LENGTH = 200
SUMMARY_LENGTH = 300
FEEDBACK_LENGTH = 600
"""As long as a remark to the editors may be; two short paragraphs."""

SECTION_PAGE = 20
"""Articles on one page of a section."""
PROMOTED_ON_HOME = 3
NEWEST_IN_INDEX = 5
"""Articles of a section named in the index of all sections."""
ALSO_HERE = 5
IMPORT_BATCH = 25
"""Articles of an import in one transaction: about two seconds, in which SQLite lets nobody else write."""
EDITORS_TOLD = 50
"""Of a draft that waits; a house with more editors has sections of their own."""
MOST_TERMS = 6
"""Often-asked terms under the search of the home page."""


def may_read(user: Any, audience: str) -> bool:
    """Whether an article for ``audience`` is meant for ``user`` too."""
    return audience in audiences_of(user)


def should_sign_in(user: Any, audience: str) -> bool:
    """Whether signing in is all that keeps ``user`` from reading; what is for agents is not even admitted to exist."""
    return audience == MEMBERS and not getattr(user, "is_authenticated", False)


def narrower(one: str, other: str) -> str:
    """Of two audiences the one of fewer people."""
    return max(one, other, key=AUDIENCES.index)


def may_draft(user: Any) -> bool:
    """Whether ``user`` may hand a draft to the editors: agents, editors, publishers."""
    return bool(user.has_perm(DRAFT_ARTICLE))

"""The news of the knowledge base. ``article``, ``section`` and ``page`` are the id of one page: of one language version."""

from news.announce import Headline

ARTICLE_PUBLISHED = Headline("articles.article_published", "article", "by")
"""Live in a new version; ``by`` is who wrote the version, None for an import or a forgotten account."""
ARTICLE_WITHDRAWN = Headline("articles.article_withdrawn", "article")
"""Unpublished, expired or deleted: its address answers 404 from now on."""
ARTICLE_MOVED = Headline("articles.article_moved", "article")
"""At a new address, in another section, or its section has a new address; redirects are in place."""
ARTICLE_DRAFTED = Headline("articles.article_drafted", "article", "by")
"""A draft made of something else, e.g. of a conversation, waits for an editor."""
PAGE_SUBMITTED = Headline("articles.page_submitted", "page", "stage")
"""An article, a section or a home page waits for review; ``stage`` is Wagtail's task state, which knows for whom."""
PAGE_APPROVED = Headline("articles.page_approved", "page", "stage", "by")
"""A review went through; ``stage`` is the task state that ended it."""
PAGE_RETURNED = Headline("articles.page_returned", "page", "stage", "by")
"""A review ended with the page back at its author; ``stage`` is the task state with the reviewer's words."""
SECTION_CHANGED = Headline("articles.section_changed", "section")
"""A section or a home page was published, withdrawn, moved or deleted: lists and the home page are new."""
FEEDBACK_GIVEN = Headline("articles.feedback_given", "article", "feedback", "member")

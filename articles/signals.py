"""The news of the knowledge base. ``article`` is the id of one page, that is, of one language version."""

from news.announce import Headline

ARTICLE_PUBLISHED = Headline("articles.article_published", "article", "by")
"""Live in a new version; ``by`` is who wrote the version, None for an import or a forgotten account."""
ARTICLE_WITHDRAWN = Headline("articles.article_withdrawn", "article")
"""Unpublished, expired or deleted: its address answers 404 from now on."""
ARTICLE_MOVED = Headline("articles.article_moved", "article")
"""At a new address, in another section, or its section has a new address; redirects are in place."""
ARTICLE_DRAFTED = Headline("articles.article_drafted", "article", "by")
"""A draft made of something else, e.g. of a conversation, waits for an editor."""
ARTICLE_SUBMITTED = Headline("articles.article_submitted", "article", "by")
"""Handed in for review, or at its next stage."""
ARTICLE_REVIEWED = Headline("articles.article_reviewed", "review", "by")
"""A review has ended; ``review`` is Wagtail's workflow state, which knows the article and what came of it."""
SECTION_CHANGED = Headline("articles.section_changed", "section")
"""A section or a home page was published, withdrawn, moved or deleted: lists and the home page are new."""
FEEDBACK_GIVEN = Headline("articles.feedback_given", "article", "feedback", "member")

"""The tables of the knowledge base: three kinds of pages and the records beside them. Private to this app."""

from articles.models.article import ArticlePage, ArticleTag
from articles.models.feedback import ArticleFeedback
from articles.models.home import HelpHome
from articles.models.records import ArticleOrigin, ArticleTally, SectionOrigin
from articles.models.section import SectionPage

__all__ = [
    "ArticleFeedback",
    "ArticleOrigin",
    "ArticlePage",
    "ArticleTag",
    "ArticleTally",
    "HelpHome",
    "SectionOrigin",
    "SectionPage",
]

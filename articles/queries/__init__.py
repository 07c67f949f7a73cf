"""What pages and other apps read of the knowledge base: frozen rows, a fixed number of SQL queries each."""

from articles.queries.article import ArticleView, article_view
from articles.queries.brought import brought_articles
from articles.queries.home import HomeView, help_home, index_of_sections
from articles.queries.languages import Version, home_in, versions_of
from articles.queries.links import (
    ArticleLink,
    ArticleTitle,
    article_at,
    article_in,
    article_link,
    article_links,
    article_of_origin,
    edit_address,
    promoted,
    sections,
)
from articles.queries.section import SectionView, section_view

__all__ = [
    "ArticleLink",
    "ArticleTitle",
    "ArticleView",
    "HomeView",
    "SectionView",
    "Version",
    "article_at",
    "article_in",
    "article_link",
    "article_links",
    "article_of_origin",
    "article_view",
    "brought_articles",
    "edit_address",
    "help_home",
    "home_in",
    "index_of_sections",
    "promoted",
    "section_view",
    "sections",
    "versions_of",
]

"""How a page answers a request: who may read, which language, what its template is given. The only room of pages that sees one."""

from articles.serving.article import ServedArticle
from articles.serving.home import ServedHome
from articles.serving.section import ServedSection

__all__ = ["ServedArticle", "ServedHome", "ServedSection"]

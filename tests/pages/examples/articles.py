"""Pages of the knowledge base: Wagtail's by their addresses, the others by name."""

from tests.pages.examples import Example

IN_CMS = Example(unwalked="a report in /cms/")


def article(world, language):
    return {"article_id": world.articles[language].pk}


EXAMPLES = {
    "article_files:picture": Example(unwalked="a picture"),
    "articles:index": Example(),
    "articles:feedback": Example(args=article, kept=False),
    "articles:feedback-thanks": Example(args=article, kept=False),
    "articles_feedback_report": IN_CMS,
    "articles_feedback_report_results": IN_CMS,
    "articles_review_report": IN_CMS,
    "articles_review_report_results": IN_CMS,
    "#home": Example(address=lambda world, language: world.articles[language].get_parent().get_parent().url),
    "#section": Example(address=lambda world, language: world.articles[language].get_parent().url),
    "#article": Example(address=lambda world, language: world.articles[language].url),
    "#article-editor": Example(who="editor", address=lambda world, language: world.articles[language].url),
}

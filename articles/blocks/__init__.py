"""What an article is made of: one module a family of blocks, one template a block."""

from articles.blocks.body import ArticleBody

__all__ = ["ArticleBody"]

"""What the dump's texts become: Markdown, a line that says from whom and from where, and the licence of its day."""

import re
from datetime import UTC, datetime
from html import unescape

from django.utils.translation import gettext as _

from kb_site.importing.stackexchange.entries import QUESTION, Post
from markup.from_html import to_markdown
from markup.render import IMPORTED

_MARKS = re.compile(r"<[^>]*>")

# https://stackoverflow.com/help/licensing: the licence of a post is that of the day it was written.
LICENCES = (
    (datetime(2018, 5, 2, tzinfo=UTC), "CC BY-SA 4.0"),
    (datetime(2011, 4, 8, tzinfo=UTC), "CC BY-SA 3.0"),
)
FIRST_LICENCE = "CC BY-SA 2.5"


def body_of(post: Post, site: str) -> str:
    """The post in Markdown; relative links lead to the site it came from. What is beyond 100,000 characters is cut off."""
    markdown = to_markdown(post.body, base=f"https://{site}/")
    if len(markdown) <= IMPORTED.length and markdown.count("\n") < IMPORTED.lines:
        return markdown
    lines = markdown[: IMPORTED.length - 10].split("\n")[: IMPORTED.lines - 10]
    return "\n".join([*lines, "", "…"])


def attribution_of(post: Post, site: str, author: str) -> str:
    """The line the licence asks for, in the language of the moment."""
    words = {"name": author or post.author_name or _("somebody"), "site": site, "licence": licence_of(post)}
    if post.kind == QUESTION:
        return _("Asked by %(name)s on %(site)s, %(licence)s") % words
    return _("Answered by %(name)s on %(site)s, %(licence)s") % words


def address_of(post: Post, site: str) -> str:
    """Where the post stands there."""
    return f"https://{site}/{'q' if post.kind == QUESTION else 'a'}/{post.id}"


def licence_of(post: Post) -> str:
    """What the dump names, else the licence of the day."""
    return post.licence[:40] or next((name for day, name in LICENCES if post.at >= day), FIRST_LICENCE)


def words_of(html: str) -> str:
    """A few lines about oneself, without marks."""
    return " ".join(unescape(_MARKS.sub(" ", html)).split())

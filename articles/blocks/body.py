"""The body of an article: which blocks there are, in the order the chooser offers them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.files import Download, Picture
from articles.blocks.tables import Table
from articles.blocks.texts import Code, Notice, Steps, Text

WRITING = _("Writing")
SHOWING = _("Showing")


class ArticleBody(blocks.StreamBlock):
    """Everything an editor may put into an article."""

    text = Text(group=WRITING)
    steps = Steps(group=WRITING)
    notice = Notice(group=WRITING)
    image = Picture(group=SHOWING)
    table = Table(group=SHOWING)
    code = Code(group=SHOWING)
    download = Download(group=SHOWING)

    class Meta:
        # An article of that many blocks should be two articles; the cap also bounds what one page costs.
        max_num = 100
        template = "articles/blocks/body.html"

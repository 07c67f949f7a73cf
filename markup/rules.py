"""How much text one piece of writing may hold, and what is said when it holds more."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Limits:
    """Caps that are checked before anything expensive is done with a text.

    The numbers come from measuring on one core: markdown-it takes about 30 µs a mark, bleach about 80 µs an element and 25 µs
    an escaped character, so that the dearest text these limits let through takes a few tenths of a second, and what they
    refuse is refused within milliseconds.
    """

    length: int
    """Characters."""
    lines: int = 2_000
    quote_depth: int = 8
    quoted_lines: int = 6_000
    """Lines times depth of quotes: each level of quoting reads every line again."""
    nesting: int = 24
    """Levels the parser opens: a list takes two a level."""
    blocks: int = 1_200
    """Paragraphs, cells, headings."""
    marks: int = 2_500
    """Characters outside code that may begin something: brackets, stars, underscores, backticks and the like."""
    elements: int = 1_500
    escapes: int = 4_000
    """Characters that are written as entities, code included."""
    pictures: int = 50
    """Different addresses of pictures: each is looked up, and what a reader may see of it is asked."""


BODY = Limits(length=30_000)
"""A question, an answer, a message."""
REPLY = Limits(length=3_000, lines=100)
"""A short note under a question or an answer; the comments app stores no more."""
IMPORTED = Limits(
    length=100_000,
    lines=10_000,
    quoted_lines=20_000,
    blocks=4_000,
    marks=20_000,
    elements=8_000,
    escapes=30_000,
    pictures=1_000,
)
"""What comes from another system, once and without anybody waiting for it."""


class MarkupError(ValueError):
    """A text that will not be rendered; `sentence` tells its author what to do, in the language of the moment."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class TooLong(MarkupError):  # noqa: N818  # says what is wrong with the text
    """More characters or lines than the limits allow."""

    def __init__(self, most: int, *, lines: bool = False) -> None:
        words = (
            _("This text has more than %(most)s lines. Shorten it, or split it over two posts.")
            if lines
            else _("This text is longer than %(most)s characters. Shorten it, or split it over two posts.")
        )
        self.most = most
        self.template = words
        super().__init__(most)

    @property
    def sentence(self) -> str:  # type: ignore[override]  # computed, so that it speaks the reader's language
        """What to do, with the number written the reader's way."""
        from django.utils.formats import number_format

        return str(self.template) % {"most": number_format(self.most, use_l10n=True, force_grouping=True)}


class TooDeep(MarkupError):  # noqa: N818  # as above
    """Quotes, lists or formatting stacked higher, or packed closer, than anybody could read."""

    sentence = _(
        "This text has too many quotes, lists or formatting marks inside each other. "
        "Take some away, or put the part between two lines of three backticks (```)."
    )


class TooManyPictures(TooDeep):  # as above
    """More pictures than a page could show."""

    sentence = _("This text has more than 50 pictures. Take some away, or split it over two posts.")

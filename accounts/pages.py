"""Pages of lists, the same for every list of the house: which one an address asks for, and the way back from beyond the last.

    found = page_of(Paginator(rows, 30), page_number(request))

A list that became shorter, or a mistyped number, leads to the last page instead of to nothing; the address is then the right one,
so that nobody keeps, shares or indexes a page that does not exist. `accounts.middleware.BeyondMiddleware` sends them there.
"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

# Longer numbers are nobody's page.
DIGITS = 7


class Beyond(Exception):  # noqa: N818  # named after where somebody is, not after a fault
    """There are fewer pages than that; ``last`` is the last one, at least 1."""

    def __init__(self, last: int) -> None:
        super().__init__(last)
        self.last = last


def page_number(request: HttpRequest) -> int:
    """The page that ``?page=`` asks for; 1 for anything that is no number."""
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= DIGITS else 1


def require_page(number: int, *, last: int) -> None:
    """Go on only with a page that exists.

    Raises:
        Beyond: it does not.
    """
    if number > max(1, last):
        raise Beyond(max(1, last))


def page_of(paginator: "Paginator[Any]", number: int) -> "Page[Any]":
    """Page ``number``, the first for anything below it. Raises Beyond after the last."""
    require_page(number, last=paginator.num_pages)
    return paginator.get_page(number)

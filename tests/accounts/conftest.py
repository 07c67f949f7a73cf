"""What the tests of accounts share: mail to read, a form to fill in, the wording of a page."""

import re
from html import unescape

import pytest

LINK = re.compile(r"https?://testserver(\S+)")


@pytest.fixture
def letters(mailoutbox):
    """The mail that was sent; ``letters.link()`` follows the address in the newest."""
    return Letters(mailoutbox)


class Letters:
    def __init__(self, outbox):
        self.outbox = outbox

    def newest(self):
        return self.outbox[-1]

    def link(self):
        return LINK.search(self.newest().body)[1]

    def html(self):
        [(content, kind)] = self.newest().alternatives
        assert kind == "text/html"
        return content

    def __len__(self):
        return len(self.outbox)


@pytest.fixture
def words():
    """The text of a page as a reader sees it, blanks joined."""

    def words_of(response):
        text = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())

    return words_of

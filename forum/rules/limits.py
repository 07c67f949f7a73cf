"""How much a post may hold, and the checks of what people typed; each raises Refused with the field it belongs to."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from forum.rules.verdicts import Refused
from markup.render import clean_text

TITLE_LEAST, TITLE_MOST = 10, 200
BODY_LEAST, BODY_MOST = 15, 30_000
REPLY_LEAST, REPLY_MOST = 2, 600
REASON_LEAST, REASON_MOST = 3, 500
REPORT_TEXT_MOST = 1_000
# More would not decide faster; those who hold the right longest are told.
MODERATORS_TOLD = 200
COMMENT_MOST = 200
TAG_MOST, TAGS_MOST = 35, 5

# Askbot's MIN_DAYS_FOR_STAFF_TO_ACCEPT_ANSWER: the asker has the first word.
ACCEPT_FOR_ASKER_AFTER = timedelta(days=7)
# A reply is talk: after an hour others have answered it. Questions and answers keep a history and may be mended for ever.
REPLY_EDIT_WINDOW = timedelta(hours=1)

# Lists.
ANSWERS_A_PAGE = 20
THREADS_A_PAGE = 20
REPLIES_SHOWN = 3
REPLIES_LOADED = 30
# Of their own page; each is 600 characters at most.
REPLIES_A_PAGE = 50

# Said by the rules below, and by the forms where nothing was written at all.
TITLE_SHORT = _("Write the question in at least 10 characters.")
BODY_SHORT = _("Write at least 15 characters, so that others can follow.")
REPLY_SHORT = _("Write your reply first.")

_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """``text`` in one line without control characters and doubled spaces."""
    return _SPACES.sub(" ", clean_text(text)).strip()


def check_title(title: str) -> str:
    """The title as it is stored."""
    title = one_line(title)
    if len(title) < TITLE_LEAST:
        raise Refused("title_short", TITLE_SHORT, "title")
    if len(title) > TITLE_MOST:
        raise Refused("title_long", _("Shorten the title to 200 characters; the rest belongs into the text."), "title")
    return title


def check_body(body: str) -> str:
    """The text of a question or an answer; length is counted after the spaces around it are gone."""
    body = clean_text(body).strip()
    if len(body) < BODY_LEAST:
        raise Refused("body_short", BODY_SHORT, "body")
    if len(body) > BODY_MOST:
        raise Refused("body_long", _("Shorten the text to 30,000 characters, or split it over two posts."), "body")
    return body


def check_question_text(body: str, *, needed: bool = True) -> str:
    """The text of a question; where it is not ``needed``, the title may say it all."""
    return check_body(body) if needed or clean_text(body).strip() else ""


def check_reply(body: str) -> str:
    """The text of a reply."""
    body = clean_text(body).strip()
    if len(body) < REPLY_LEAST:
        raise Refused("reply_short", REPLY_SHORT, "body")
    if len(body) > REPLY_MOST:
        raise Refused("reply_long", _("Shorten the reply to 600 characters, or write an answer."), "body")
    return body


def check_reason(reason: str, field: str = "reason") -> str:
    """Why a moderator does something; the author reads it."""
    reason = one_line(reason)
    if len(reason) < REASON_LEAST:
        raise Refused("reason_missing", _("Say why in a few words; the author will read it."), field)
    if len(reason) > REASON_MOST:
        raise Refused("reason_long", _("Shorten the reason to 500 characters."), field)
    return reason


def check_comment(comment: str) -> str:
    """What an edit was about; may be empty."""
    comment = one_line(comment)
    if len(comment) > COMMENT_MOST:
        raise Refused("comment_long", _("Describe the change in at most 200 characters."), "comment")
    return comment


def check_language(language: str) -> str:
    """A language the site speaks."""
    if language not in dict(settings.LANGUAGES):
        raise Refused("language_unknown", _("Choose one of the languages."), "language")
    return language


def normalise_tag(name: str) -> str:
    """A tag as it is stored: small letters, single spaces, no marks around it."""
    # Not casefold: it writes ß as ss, and a German tag would be misspelt for all to see.
    folded = unicodedata.normalize("NFKC", one_line(name)).lower()
    return _SPACES.sub(" ", folded).strip(" ,;#")


def check_tags(names: Sequence[str]) -> tuple[str, ...]:
    """The tags as they are stored, each once, in the order given."""
    tags = tuple(dict.fromkeys(tag for tag in map(normalise_tag, names) if tag))
    if len(tags) > TAGS_MOST:
        raise Refused("tags_many", _("Choose at most 5 tags."), "tags")
    for tag in tags:
        if len(tag) > TAG_MOST:
            words = _("The tag “{tag}” is too long: at most 35 characters.")
            raise Refused("tag_long", format_lazy(words, tag=tag[:TAG_MOST] + "…"), "tags")
    return tags

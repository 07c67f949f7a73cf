"""Completions: the queries that are offered to others while they type, and those an editor wants nobody to be offered."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from accounts.pages import require_page
from forum.rules import require
from insights.rules.numbers import A_PAGE
from insights.rules.tasks import may_tend
from search.queries import Decided, Offered, offered, withheld
from search.rules import may_withhold


@dataclass(frozen=True)
class CompletionList:
    """A page of those that are offered, or of those that never are; ``language`` is "" for all."""

    offered: tuple[Offered, ...]
    withheld: tuple[Decided, ...]
    shows_withheld: bool
    language: str
    total: int
    page: int
    may_withhold: bool


def completion_list(*, user: Any, shows_withheld: bool, language: str, page: int) -> CompletionList:
    """One page: what is offered by how many people it worked for, what never is by when that was decided.

    Raises:
        Missing: not for this person.
        Beyond: there are fewer pages.
    """
    require(may_tend(user))
    start = (page - 1) * A_PAGE
    shown: tuple[Offered, ...] = ()
    kept: tuple[Decided, ...] = ()
    if shows_withheld:
        total, decided = withheld(language=language, start=start, size=A_PAGE)
        kept = tuple(decided)
    else:
        languages = [language] if language else [code for code, _name in settings.LANGUAGES]
        rows = [row for code in languages for row in offered(language=code)]
        rows.sort(key=lambda row: (-row.people, row.words.casefold(), row.language))
        total, shown = len(rows), tuple(rows[start : start + A_PAGE])
    require_page(page, last=max(1, -(-total // A_PAGE)))
    return CompletionList(shown, kept, shows_withheld, language, total, page, may_withhold(user))

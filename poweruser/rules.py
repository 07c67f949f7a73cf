"""The tables of reputation: what earns how much, which total brings which rank and which privilege."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from forum.queries.merits import Merit


@dataclass(frozen=True)
class Award:
    """One way to earn or lose points; ``words`` stand in the ledger and on the page that explains reputation."""

    points: int
    words: Any
    taken_back: Any

    @property
    def size(self) -> int:
        """The amount without its sign."""
        return abs(self.points)


# Amounts as Stack Exchange arrived at over fifteen years (its help page "What is reputation?"): accepted 15 and 2,
# answers 10 up and 2 down, questions 5, a vote down costs its giver 1 so that nobody gives it lightly.
AWARDS = MappingProxyType(
    {
        "answer_accepted": Award(15, _("Answer chosen as solution"), _("No longer the solution")),
        "accepted_answer": Award(2, _("Chose a solution"), _("Choice of a solution taken back")),
        "answer_voted_up": Award(10, _("Answer voted helpful"), _("Vote taken back by its owner")),
        "answer_voted_down": Award(-2, _("Answer voted not helpful"), _("Vote taken back by its owner")),
        "question_voted_up": Award(5, _("Question voted helpful"), _("Vote taken back by its owner")),
        "question_voted_down": Award(-2, _("Question voted not helpful"), _("Vote taken back by its owner")),
        "voted_down": Award(-1, _("Voted an answer down"), _("Took back a vote down")),
    }
)


@dataclass(frozen=True)
class Rank:
    """A step on the ladder; ``stripes`` are the sleeve stripes drawn beside the name (0 to 4)."""

    stripes: int
    threshold: int
    name: Any
    opens: Any

    @property
    def icon(self) -> str:
        """The drawing of its stripes."""
        return f"rank-{self.stripes}"


RANKS = (
    Rank(0, 0, _("Newcomer"), _("Ask, answer, reply, vote helpful")),
    Rank(1, 50, _("Crew"), _("Known to others by a stripe")),
    Rank(2, 500, _("Lookout"), _("A second stripe")),
    Rank(3, 1_500, _("Helm"), _("Edit what others wrote")),
    Rank(4, 3_750, _("Navigator"), _("See and settle reports")),
)


@dataclass(frozen=True)
class Privilege:
    """What a total opens: the permission's codename and what it lets one do, in words."""

    codename: str
    threshold: int
    words: Any


PRIVILEGE_TABLE = (
    Privilege("forum.vote_down", 125, _("vote answers down")),
    Privilege("forum.edit_others", 1_500, _("edit what others wrote")),
    Privilege("forum.close_thread", 2_500, _("close and reopen threads")),
    Privilege("forum.see_reports", 3_750, _("see reports")),
)

# Codename of a permission declared by its own app -> points that grant it.
PRIVILEGES = MappingProxyType({privilege.codename: privilege.threshold for privilege in PRIVILEGE_TABLE})


def rank_of(points: int) -> Rank:
    """The highest rank whose threshold ``points`` reach."""
    return next(rank for rank in reversed(RANKS) if points >= rank.threshold or rank.threshold == 0)


def next_privilege(points: int) -> Privilege | None:
    """The cheapest privilege still out of reach; None when all are reached."""
    return next((privilege for privilege in PRIVILEGE_TABLE if points < privilege.threshold), None)


def total_of(balance: int) -> int:
    """The reputation shown for a ledger balance: never below nothing, so that one bad day does not brand a newcomer."""
    return max(0, balance)


def owed(merit: Merit | None) -> dict[tuple[int, str], int]:
    """Points that a post's ``merit`` owes to whom for what: {(member, reason): points}, zeros left out.

    Nobody earns by answering or accepting on their own question what they answered themselves. A post that is gone, hidden,
    emptied or private owes nothing.
    """
    if merit is None or not merit.counts:
        return {}
    due: dict[tuple[int, str], int] = {}
    if merit.author is not None:
        due[merit.author, f"{merit.kind}_voted_up"] = merit.ups * AWARDS[f"{merit.kind}_voted_up"].points
        due[merit.author, f"{merit.kind}_voted_down"] = merit.downs * AWARDS[f"{merit.kind}_voted_down"].points
        if merit.accepted and merit.author != merit.asker:
            due[merit.author, "answer_accepted"] = AWARDS["answer_accepted"].points
    if merit.accepted and merit.asker is not None and merit.author != merit.asker:
        due[merit.asker, "accepted_answer"] = AWARDS["accepted_answer"].points
    if merit.kind == "answer":
        due |= {(voter, "voted_down"): AWARDS["voted_down"].points for voter in merit.down_voters}
    return {key: points for key, points in due.items() if points}

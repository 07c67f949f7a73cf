"""How a post is named where its kind is open: a question, an answer or a reply, and its number; what came before a question."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from accounts.addresses import LARGEST_ID

Person: TypeAlias = Any
"""A member (`get_user_model()`) or Django's AnonymousUser; the class is private to accounts."""

Kind = Literal["thread", "answer", "reply"]
KINDS: tuple[Kind, ...] = ("thread", "answer", "reply")


# Numbers beyond these stand in addresses that somebody typed; no database takes them. The comments library counts in four bytes.
HIGHEST: dict[Kind, int] = {"thread": LARGEST_ID, "answer": LARGEST_ID, "reply": 2**31 - 1}


@dataclass(frozen=True, order=True)
class PostId:
    """A post by kind and number. The question of a thread has the thread's number and the kind "thread"."""

    kind: Kind
    id: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.id}"

    @property
    def is_possible(self) -> bool:
        """Whether a row could have this number at all."""
        return 0 < self.id <= HIGHEST[self.kind]


@dataclass(frozen=True)
class Offered:
    """What was suggested before a question was asked, and what of it was opened: hits by kind and id, as search has them."""

    shown: tuple[tuple[str, int], ...] = ()
    opened: tuple[tuple[str, int], ...] = ()


def notice_group(thread_id: int) -> str:
    """The group that notices about a thread belong to, whoever tells them: opening its page reads them all."""
    return f"forum.thread:{thread_id}"


def reports_group(post: PostId) -> str:
    """The group of the one notice moderators get about the reports of a post."""
    return f"forum.reports:{post}"

"""How a post is named where its kind is open: a question, an answer or a reply, and its number."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Person: TypeAlias = Any
"""A member (`get_user_model()`) or Django's AnonymousUser; the class is private to accounts."""

Kind = Literal["thread", "answer", "reply"]
KINDS: tuple[Kind, ...] = ("thread", "answer", "reply")


@dataclass(frozen=True, order=True)
class PostId:
    """A post by kind and number. The question of a thread has the thread's number and the kind "thread"."""

    kind: Kind
    id: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.id}"

"""What a rule answers with, and what an action raises: a yes, or a no that says why and what to do."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Verdict:
    """The answer of a `may_…` rule: true when allowed; otherwise ``key`` for code and ``sentence`` for people."""

    key: str = ""
    sentence: Words = ""

    def __bool__(self) -> bool:
        return not self.key


YES = Verdict()
SIGN_IN = Verdict("sign_in", _("Sign in to do this."))
GONE = Verdict("gone", _("This is no longer here. Go back to the list of questions."))


class Refused(Exception):  # noqa: N818  # named after what people are told, not after a fault
    """The forum does not do this; ``sentence`` says why and what to do, ``field`` at which input it belongs ("" for none)."""

    def __init__(self, key: str, sentence: Words, field: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class Missing(Refused):
    """There is no such thing, or not for this person: a view answers 404."""

    def __init__(self) -> None:
        super().__init__(GONE.key, GONE.sentence)


BY_ANOTHER = _("Somebody changed this while you were writing. Compare both texts and save again.")
BY_ONESELF = _("You changed this yourself meanwhile, perhaps in another window. Compare both texts and save again.")


class Conflict(Refused):
    """Somebody changed the post meanwhile, perhaps whoever saves now, in another window.

    ``current`` is what it says now and ``typed`` what was to be saved: dicts with title, body, tags (those that apply);
    ``version`` is the one to send with the next try; ``changed_by`` says who was faster, ``own`` whether that was the same person.
    """

    def __init__(
        self, *, current: dict[str, Any], typed: dict[str, Any], version: int, changed_by: Any, own: bool
    ) -> None:
        super().__init__("changed_meanwhile", BY_ONESELF if own else BY_ANOTHER)
        self.current = current
        self.typed = typed
        self.version = version
        self.changed_by = changed_by
        self.own = own


def require(verdict: Verdict) -> None:
    """Go on only after a yes.

    Raises:
        Missing: the thing is gone or not for this person.
        Refused: with the verdict's key and sentence.
    """
    if verdict:
        return
    if verdict.key == GONE.key:
        raise Missing
    raise Refused(verdict.key, verdict.sentence)

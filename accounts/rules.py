"""The numbers of an account: how much is allowed in how long, how long a text may be, which handles nobody gets."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True)
class Window:
    """At most ``count`` times within ``seconds``."""

    count: int
    seconds: int


@dataclass(frozen=True)
class Limit:
    """How often one thing may be done, by a member and by a visitor's address, and what they are told when it is too often."""

    member: tuple[Window, ...]
    visitor: tuple[Window, ...]
    sentence: Promise
    """With ``%(wait)s``, for example "12 minutes"."""
    staff_free: bool = True
    """Staff answer all day; only what protects an account or the machine holds for them too."""


def _windows(*pairs: tuple[int, int]) -> tuple[Window, ...]:
    return tuple(Window(count, seconds) for count, seconds in pairs)


# One office behind one router is many people: a visitor's windows are wider than a member's where only reading is meant.
# Sources: Kitsune (ask 5 a day, answer 4 a minute and 100 a day, votes 5 a minute, 20 an hour, 50 a day), Discourse (30 s
# between posts, search 15 a minute for a visitor and 30 for a member), NodeBB (10 reports a day), Chatwoot (sign-in 5 in 5
# minutes for one address). A single minute is more generous here: correcting a form must never meet the limit.
LIMITS: Mapping[str, Limit] = MappingProxyType(
    {
        "sign_in": Limit(
            member=_windows((30, 5 * MINUTE)),
            visitor=_windows((30, 5 * MINUTE), (300, DAY)),
            sentence=_("You can sign in again in %(wait)s."),
            staff_free=False,
        ),
        "sign_up": Limit(
            member=_windows((10, HOUR)),
            visitor=_windows((10, HOUR), (30, DAY)),
            sentence=_("You can create an account again in %(wait)s."),
            staff_free=False,
        ),
        "mail": Limit(
            member=_windows((5, HOUR), (15, DAY)),
            visitor=_windows((10, HOUR), (30, DAY)),
            sentence=_("We can send you another email in %(wait)s."),
            staff_free=False,
        ),
        "password": Limit(
            member=_windows((10, 10 * MINUTE)),
            visitor=_windows((20, 10 * MINUTE)),
            sentence=_("You can enter your password again in %(wait)s."),
            staff_free=False,
        ),
        "keep": Limit(
            member=_windows((10, HOUR)),
            visitor=_windows((20, HOUR), (100, DAY)),
            sentence=_("We can keep a text for you again in %(wait)s."),
        ),
        "export": Limit(
            member=_windows((3, HOUR), (10, DAY)),
            visitor=(),
            sentence=_("You can export your data again in %(wait)s."),
            staff_free=False,
        ),
        "settings": Limit(
            member=_windows((20, 10 * MINUTE)),
            visitor=(),
            sentence=_("You can save your settings again in %(wait)s."),
        ),
        "ask": Limit(
            member=_windows((5, 10 * MINUTE), (20, DAY)),
            visitor=(),
            sentence=_("You can ask again in %(wait)s."),
        ),
        "answer": Limit(
            member=_windows((5, MINUTE), (100, DAY)),
            visitor=(),
            sentence=_("You can answer again in %(wait)s."),
        ),
        "reply": Limit(
            member=_windows((10, MINUTE), (200, DAY)),
            visitor=(),
            sentence=_("You can reply again in %(wait)s."),
        ),
        "edit": Limit(
            member=_windows((10, MINUTE), (200, DAY)),
            visitor=(),
            sentence=_("You can edit again in %(wait)s."),
        ),
        "vote": Limit(
            member=_windows((20, MINUTE), (300, DAY)),
            visitor=(),
            sentence=_("You can vote again in %(wait)s."),
        ),
        "feedback": Limit(
            member=_windows((10, MINUTE), (100, DAY)),
            visitor=_windows((20, MINUTE), (200, DAY)),
            sentence=_("You can send feedback again in %(wait)s."),
        ),
        "report": Limit(
            member=_windows((5, 10 * MINUTE), (20, DAY)),
            visitor=(),
            sentence=_("You can report again in %(wait)s."),
        ),
        "keep_order": Limit(
            member=_windows((30, MINUTE), (1_000, DAY)),
            visitor=(),
            sentence=_("You can go on in %(wait)s."),
        ),
        "follow": Limit(
            member=_windows((30, MINUTE), (300, DAY)),
            visitor=(),
            sentence=_("You can follow again in %(wait)s."),
        ),
        "search": Limit(
            member=_windows((60, MINUTE)),
            visitor=_windows((60, MINUTE), (5_000, DAY)),
            sentence=_("You can search again in %(wait)s."),
        ),
        # Nobody is told: who types that fast types on.
        "complete": Limit(
            member=_windows((240, MINUTE)),
            visitor=_windows((240, MINUTE), (20_000, DAY)),
            sentence=_("You get suggestions again in %(wait)s."),
        ),
        "suggest": Limit(
            member=_windows((120, MINUTE)),
            visitor=_windows((120, MINUTE), (10_000, DAY)),
            sentence=_("You get suggestions again in %(wait)s."),
        ),
        # Nobody is told: who reads that much is read to, only not counted.
        "view": Limit(
            member=_windows((120, MINUTE)),
            visitor=_windows((600, MINUTE), (50_000, DAY)),
            sentence=_("Readers are counted again in %(wait)s."),
        ),
        # Nobody is told here either.
        "click": Limit(
            member=_windows((60, MINUTE)),
            visitor=_windows((120, MINUTE), (10_000, DAY)),
            sentence=_("Clicks are counted again in %(wait)s."),
        ),
        "preview": Limit(
            member=_windows((60, MINUTE), (2_000, DAY)),
            visitor=(),
            sentence=_("You can see a preview again in %(wait)s."),
        ),
        "upload": Limit(
            member=_windows((10, MINUTE), (100, DAY)),
            visitor=(),
            sentence=_("You can add another picture in %(wait)s."),
        ),
        "hand_over": Limit(
            member=_windows((3, HOUR), (10, DAY)),
            visitor=(),
            sentence=_("You can call a person again in %(wait)s."),
        ),
        "message": Limit(
            member=_windows((20, MINUTE), (500, DAY)),
            visitor=(),
            sentence=_("You can write again in %(wait)s."),
        ),
    }
)

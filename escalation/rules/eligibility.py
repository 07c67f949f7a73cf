"""Who may hand a thread over, from when on, and the sentence that says so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from escalation.rules.desk import is_open, next_opening

# An unanswered question may always be handed over after this long, whether anybody is on duty or not.
HAND_OVER_AFTER = timedelta(hours=24)
# Conversations one customer may open in 24 hours (reopening an old one does not count).
A_DAY = 5


@dataclass(frozen=True)
class Situation:
    """What decides: facts about the thread and the desk; times in the site's zone."""

    is_asker: bool
    private: bool
    closed_to_all: bool
    """The thread is hidden or archived."""
    answer_count: int
    asked_at: datetime
    on_duty: int
    running: bool
    """The thread's conversation waits or is talked in already."""
    opened_today: int


@dataclass(frozen=True)
class Eligibility:
    """Whether the button works now, and why in words; ``opens_at`` when it will by itself."""

    now: bool
    words: str
    opens_at: datetime | None = None

    def __bool__(self) -> bool:
        return self.now


def may_hand_over(situation: Situation, *, now: datetime) -> Eligibility:
    """Whether the asker may talk to a person about this thread at ``now`` (in the site's zone), with a sentence for the page."""
    refusal = _refusal(situation)
    if refusal:
        return Eligibility(now=False, words=refusal)
    if situation.on_duty or is_open(now):
        return Eligibility(now=True, words=_("Open to you: you asked this question."))
    if situation.private:
        return Eligibility(now=True, words=_("Nobody is on duty now. Your message waits, and you hear by email."))
    if situation.answer_count == 0 and now - situation.asked_at >= HAND_OVER_AFTER:
        return Eligibility(now=True, words=_("Open to you: your question is 24 h unanswered."))
    opening = next_opening(now)
    waited = situation.asked_at + HAND_OVER_AFTER
    opens_at = min(opening, waited) if situation.answer_count == 0 else opening
    words = _("Available from %(time)s.") % {"time": _when(opening, now)}
    if situation.answer_count == 0:
        words = _("Available from %(time)s, or once your question is 24 h unanswered.") % {"time": _when(opening, now)}
    return Eligibility(now=False, words=words, opens_at=opens_at)


def _refusal(situation: Situation) -> str:
    if not situation.is_asker:
        return _("Only who asked the question can hand it over. Ask your own to talk to a person.")
    if situation.running:
        return _("A conversation about this thread is already open.")
    if situation.closed_to_all:
        return _("This thread can no longer be handed over. Ask a new question.")
    if situation.opened_today >= A_DAY:
        return _("You have opened %(count)s conversations today. Write in one of them, or come back tomorrow.") % {
            "count": A_DAY
        }
    return ""


def _when(at: datetime, now: datetime) -> Any:
    """The moment as its reader's clock shows it."""
    at, now = timezone.localtime(at), timezone.localtime(now)
    clock = formats.time_format(at, "TIME_FORMAT")
    return clock if at.date() == now.date() else f"{formats.date_format(at, 'l')}, {clock}"

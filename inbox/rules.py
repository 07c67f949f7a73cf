"""The numbers of the inbox: how much is shown, how long a letter is tried, what a notice may carry."""

from datetime import datetime, timedelta

PAGE = 30
"""Notices a page."""
COUNTED = 99
"""Up to here the bell counts; more is "99+"."""
DATA_LENGTH = 8_000
"""Characters of a notice's data as JSON."""
MEMBERS_AT_ONCE = 500

WITHDRAWN = {"withdrawn": True}
"""The data of a notice whose words were taken out."""

LEASE = timedelta(minutes=2)
"""How long whoever takes a letter may need; afterwards somebody else takes it. Longer than EMAIL_TIMEOUT."""
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
GIVE_UP_AFTER = timedelta(days=5)
"""As mail servers do. The letter stays and can be sent again in the admin."""
LETTERS_AT_ONCE = 50
KEPT = timedelta(days=90)
"""Sent letters are forgotten after this."""
NOTICES_KEPT = timedelta(days=365)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many vain attempts: 1, 2, 4, … minutes, at most six hours."""
    doublings = min(max(attempts - 1, 0), 16)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def is_hopeless(created_at: datetime, now: datetime) -> bool:
    """Whether a letter has been tried long enough."""
    return now - created_at > GIVE_UP_AFTER

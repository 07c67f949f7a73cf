"""Every write of the inbox."""

from inbox.actions.choose import choose, stop_emails, suggest_again
from inbox.actions.post import forget_old, send_again, send_due_letters
from inbox.actions.read import mark_all_read, mark_group_read, mark_read, mark_read_for_all
from inbox.actions.tell import tell, tell_all
from inbox.actions.withdraw import mark_undone, rename_group, withdraw_words

__all__ = [
    "choose",
    "forget_old",
    "mark_all_read",
    "mark_group_read",
    "mark_read",
    "mark_read_for_all",
    "mark_undone",
    "rename_group",
    "send_again",
    "send_due_letters",
    "stop_emails",
    "suggest_again",
    "tell",
    "tell_all",
    "withdraw_words",
]

"""Who may vote, accept, report and follow."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from forum.models import Answer, Thread
from forum.posts import Person
from forum.rules.limits import ACCEPT_FOR_ASKER_AFTER
from forum.rules.reading import is_author, is_member, may_see, may_see_answer
from forum.rules.verdicts import GONE, SIGN_IN, YES, Verdict
from forum.rules.writing import ARCHIVED, EMPTIED, HIDDEN


def may_vote(person: Person, post: Thread | Answer, value: int) -> Verdict:
    """Every member on what others wrote, also in closed threads; down needs `vote_down`; taking back (0) needs nothing more.

    Not in private threads, where asker and agent are alone, and not on what is archived, hidden or emptied.
    """
    if not is_member(person):
        return SIGN_IN
    thread = post.thread if isinstance(post, Answer) else post
    if not (may_see_answer(person, post) if isinstance(post, Answer) else may_see(person, post)):
        return GONE
    if is_author(person, post):
        return Verdict("own_post", _("You cannot vote on what you wrote yourself."))
    for fact, verdict in (
        (thread.hidden_at or post.hidden_at, HIDDEN),
        (thread.archived_at, ARCHIVED),
        (post.emptied_at, EMPTIED),
        (thread.is_private, Verdict("private", _("There are no votes in private questions."))),
    ):
        if fact:
            return verdict
    if value < 0 and not person.has_perm("forum.vote_down"):
        return Verdict("no_permission", _("You need more points to vote down."))
    return YES


def may_accept(person: Person, answer: Answer, *, now: datetime) -> Verdict:
    """The asker, at any time, also in closed and archived threads; `accept_for_asker` a week after the answer."""
    if not is_member(person):
        return SIGN_IN
    if not may_see_answer(person, answer):
        return GONE
    if answer.thread.hidden_at or answer.hidden_at:
        return HIDDEN
    if answer.emptied_at:
        return EMPTIED
    if is_author(person, answer.thread):
        return YES
    if not person.has_perm("forum.accept_for_asker"):
        return Verdict("not_asker", _("Only the person who asked decides what solved it."))
    if now - answer.answered_at < ACCEPT_FOR_ASKER_AFTER:
        return Verdict("too_early", _("The asker has seven days to decide what solved it."))
    return YES


def may_unaccept(person: Person, thread: Thread) -> Verdict:
    """The asker and `accept_for_asker`; the same people undo what they may do."""
    if not is_member(person):
        return SIGN_IN
    if not may_see(person, thread):
        return GONE
    if is_author(person, thread) or person.has_perm("forum.accept_for_asker"):
        return YES
    return Verdict("not_asker", _("Only the person who asked decides what solved it."))


def may_report(person: Person, author_id: int | None) -> Verdict:
    """Every member on what others wrote; asked after `may_see` of the post."""
    if not is_member(person):
        return SIGN_IN
    if author_id is not None and author_id == person.pk:
        return Verdict("own_post", _("This is your own post: edit it or take it back."))
    return YES


def may_follow(person: Person, thread: Thread) -> Verdict:
    """Every member who sees the thread."""
    if not is_member(person):
        return SIGN_IN
    return may_see(person, thread)

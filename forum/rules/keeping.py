"""Who may keep order: hide, close, move, mark duplicates, archive, publish, settle reports."""

from django.utils.translation import gettext_lazy as _

from forum.models import Thread
from forum.posts import Person
from forum.rules.reading import is_author, is_member, may_see
from forum.rules.verdicts import GONE, SIGN_IN, YES, Verdict

MODERATORS_ONLY = Verdict("no_permission", _("Only moderators do this. Report it instead."))


def _allowed(person: Person, permission: str) -> Verdict:
    if not is_member(person):
        return SIGN_IN
    return YES if person.has_perm(permission) else MODERATORS_ONLY


def may_hide(person: Person) -> Verdict:
    """Those with `hide_post`; the same people restore."""
    return _allowed(person, "forum.hide_post")


def may_erase_version(person: Person, *, is_current: bool) -> Verdict:
    """Those who may hide, of a version that no longer stands."""
    allowed = may_hide(person)
    if allowed and is_current:
        return Verdict("current", _("This version stands there now. Edit it first, or hide it."))
    return allowed


def may_close(person: Person, thread: Thread) -> Verdict:
    """Those with `close_thread` who see the thread; the same people reopen, move and archive."""
    return _allowed(person, "forum.close_thread") if may_see(person, thread) else GONE


def may_mark_duplicate(person: Person, thread: Thread) -> Verdict:
    """Those with `close_thread`, and the asker, who knows best whether it is the same."""
    if not may_see(person, thread):
        return GONE
    return YES if is_author(person, thread) else _allowed(person, "forum.close_thread")


def may_be_original(thread: Thread, original: Thread) -> Verdict:
    """Whether ``thread`` may point to ``original``: another one, public and shown, not itself part of the chain."""
    if thread.pk == original.pk:
        return Verdict("same", _("A question cannot be a duplicate of itself. Choose another one."))
    if original.is_private or original.hidden_at or original.emptied_at:
        return Verdict("original_hidden", _("Not everybody can read that question. Choose another one."))
    return YES


def may_publish(person: Person, thread: Thread, *, consent: bool) -> Verdict:
    """The asker, or `see_private` with the asker's consent."""
    if not may_see(person, thread):
        return GONE
    if not is_author(person, thread):
        allowed = _allowed(person, "forum.see_private")
        if not allowed:
            return allowed
    if not consent:
        return Verdict("no_consent", _("Only with the asker's consent a private question becomes public."))
    return YES


def may_settle(person: Person) -> Verdict:
    """Those who see the reports."""
    return _allowed(person, "forum.see_reports")

"""Who may ask, answer, reply, edit and delete; rules are asked after `may_see` said yes."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from forum.models import Answer, Board, Reply, Thread
from forum.posts import Person
from forum.rules.limits import REPLY_EDIT_WINDOW
from forum.rules.reading import is_author, is_member, may_see, may_see_answer, may_see_reply
from forum.rules.verdicts import GONE, SIGN_IN, YES, Verdict

ARCHIVED = Verdict("archived", _("This question is archived. Ask a new one and link to it."))
HIDDEN = Verdict("hidden", _("A moderator has hidden this. It can be changed when it is shown again."))
EMPTIED = Verdict("emptied", _("Its author took this back."))


def may_ask(person: Person, board: Board | None = None) -> Verdict:
    """Every member, on an open board."""
    if not is_member(person):
        return SIGN_IN
    if board is not None and board.closed_at:
        return Verdict("board_closed", _("This board takes no new questions. Choose another one."))
    return YES


def may_answer(person: Person, thread: Thread) -> Verdict:
    """Every member who sees the thread, while it is open and no duplicate: what is the same is answered in one place."""
    if not is_member(person):
        return SIGN_IN
    if not may_see(person, thread):
        return GONE
    for fact, verdict in (
        (thread.hidden_at, HIDDEN),
        (thread.archived_at, ARCHIVED),
        (thread.closed_at, Verdict("closed", _("This question is closed. It takes no new answers, but replies."))),
        (thread.duplicate_of_id, Verdict("duplicate", _("This was asked before. Answer the original question."))),
        (thread.emptied_at, EMPTIED),
    ):
        if fact:
            return verdict
    return YES


def may_answer_officially(person: Person) -> Verdict:
    """Those with `answer_officially`: agents."""
    if is_member(person) and person.has_perm("forum.answer_officially"):
        return YES
    return Verdict("no_permission", _("Only people of the company answer officially."))


def may_reply(person: Person, on: Thread | Answer) -> Verdict:
    """Every member who sees what the reply hangs on, also under closed threads, not under archived or hidden ones."""
    if not is_member(person):
        return SIGN_IN
    thread = on.thread if isinstance(on, Answer) else on
    if not (may_see_answer(person, on) if isinstance(on, Answer) else may_see(person, on)):
        return GONE
    if thread.hidden_at or on.hidden_at:
        return HIDDEN
    return ARCHIVED if thread.archived_at else YES


def may_edit(person: Person, post: Thread | Answer) -> Verdict:
    """Its author at any time, and `edit_others`: history keeps what stood there. Not while hidden, archived or emptied."""
    if not is_member(person):
        return SIGN_IN
    thread = post.thread if isinstance(post, Answer) else post
    if not (may_see_answer(person, post) if isinstance(post, Answer) else may_see(person, post)):
        return GONE
    if thread.archived_at:
        return ARCHIVED
    if post.emptied_at:
        return EMPTIED
    if (post.hidden_at or thread.hidden_at) and not person.has_perm("forum.hide_post"):
        return HIDDEN
    if is_author(person, post) or person.has_perm("forum.edit_others"):
        return YES
    return Verdict("not_author", _("Only its author and experienced members edit this."))


def may_edit_reply(person: Person, reply: Reply, on: Thread | Answer, *, now: datetime) -> Verdict:
    """Its author for an hour, and `edit_others`."""
    if not is_member(person):
        return SIGN_IN
    if not may_see_reply(person, reply, on):
        return GONE
    if reply.emptied_at:
        return EMPTIED
    if reply.hidden_at:
        return HIDDEN
    if person.has_perm("forum.edit_others"):
        return YES
    if reply.user_id != person.pk:
        return Verdict("not_author", _("Only its author and experienced members edit this."))
    if now - reply.written_at > REPLY_EDIT_WINDOW:
        return Verdict("too_late", _("A reply can be changed for one hour. Write another one."))
    return YES


def may_delete(person: Person, post: Thread | Answer) -> Verdict:
    """Its author alone; moderators hide. Whether it goes or is emptied is `actions.delete_post`'s answer."""
    if not is_member(person):
        return SIGN_IN
    if not is_author(person, post):
        return Verdict("not_author", _("Only its author can take this back."))
    if post.emptied_at:
        return EMPTIED
    return YES


def may_delete_reply(person: Person, reply: Reply) -> Verdict:
    """Its author alone."""
    if not is_member(person):
        return SIGN_IN
    if reply.user_id != person.pk:
        return Verdict("not_author", _("Only its author can take this back."))
    return EMPTIED if reply.emptied_at else YES

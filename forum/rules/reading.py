"""Who may see a thread, an answer, a reply, its history, the reports: the same decision `visible_to` makes for rows."""

from django.utils.translation import gettext_lazy as _

from forum.models import Answer, Reply, Thread
from forum.posts import Person
from forum.rules.verdicts import GONE, SIGN_IN, YES, Verdict


def is_member(person: Person) -> bool:
    """Signed in, and not locked out."""
    return bool(getattr(person, "is_authenticated", False) and person.is_active)


def is_author(person: Person, post: Thread | Answer) -> bool:
    """Wrote it. Nobody is the author of a former member's post."""
    return is_member(person) and post.author_id is not None and post.author_id == person.pk


def may_see(person: Person, thread: Thread) -> Verdict:
    """Public and shown: everybody. Private: asker and `see_private`. Hidden: author and `hide_post`."""
    if is_author(person, thread):
        return YES
    if thread.is_private and not (is_member(person) and person.has_perm("forum.see_private")):
        return GONE
    if thread.hidden_at and not (is_member(person) and person.has_perm("forum.hide_post")):
        return GONE
    return YES


def may_see_answer(person: Person, answer: Answer) -> Verdict:
    """Under a thread one may see; hidden answers are shown to their author and to `hide_post`."""
    if not may_see(person, answer.thread):
        return GONE
    if (
        answer.hidden_at
        and not is_author(person, answer)
        and not (is_member(person) and person.has_perm("forum.hide_post"))
    ):
        return GONE
    return YES


def may_see_reply(person: Person, reply: Reply, on: Thread | Answer) -> Verdict:
    """Under a post one may see; hidden replies are shown to their author and to `hide_post`."""
    if not (may_see_answer(person, on) if isinstance(on, Answer) else may_see(person, on)):
        return GONE
    own = is_member(person) and reply.user_id == person.pk
    if reply.hidden_at and not own and not (is_member(person) and person.has_perm("forum.hide_post")):
        return GONE
    return YES


def may_see_version(person: Person, thread: Thread, *, before_publication: bool) -> Verdict:
    """Like the post; what was edited away before a private thread was published only the asker and `see_private`."""
    if not before_publication or is_author(person, thread):
        return YES
    return YES if is_member(person) and person.has_perm("forum.see_private") else GONE


def may_see_suggested(person: Person) -> bool:
    """What was suggested before a question was asked: those who help in the house's name and keep order, so `see_private`."""
    return is_member(person) and bool(person.has_perm("forum.see_private"))


def may_see_reports(person: Person) -> Verdict:
    """Those with `see_reports`."""
    if not is_member(person):
        return SIGN_IN
    if not person.has_perm("forum.see_reports"):
        return Verdict("no_permission", _("The list of reports is for moderators."))
    return YES

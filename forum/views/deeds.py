"""The table of what one button does to a post, and the one view that answers them all."""

from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forum import actions, rules
from forum.addresses import post_address, thread_address
from forum.forms import MoveForm, PublishForm, ReasonForm, ReportForm
from forum.models import Answer, Reply, Thread
from forum.posts import KINDS, Person, PostId
from forum.queries.foundations import is_built_on
from forum.queries.whereabouts import Whereabouts
from forum.rules.verdicts import Words
from forum.views.answers_to_no import members_only, missing_is_404, post_named
from forum.views.deed import Deed, answer_deed

NOT_HERE = rules.Verdict("not_here")


def _may_accept(person: Person, found: Whereabouts) -> rules.Verdict:
    return rules.may_accept(person, found.row, now=timezone.now()) if isinstance(found.row, Answer) else NOT_HERE


def _may_close(person: Person, found: Whereabouts) -> rules.Verdict:
    return rules.may_close(person, found.thread)


def _may_take_back(person: Person, found: Whereabouts) -> rules.Verdict:
    post = found.itself
    return rules.may_delete_reply(person, post) if isinstance(post, Reply) else rules.may_delete(person, post)


def _may_publish(person: Person, found: Whereabouts) -> rules.Verdict:
    return rules.may_publish(person, found.thread, consent=True) if found.thread.is_private else NOT_HERE


def _what_goes(found: Whereabouts) -> Words:
    if not is_built_on(found.itself):
        return _("Nobody has built on it: it goes entirely, with everything it said before.")
    if isinstance(found.itself, Thread):
        return _(
            "Others have built on it: the text goes, with everything it said before. The title and the answers stay."
        )
    return _("Others have built on it: the text goes, with everything it said before. Its place stays, empty.")


def _after_taking_back(found: Whereabouts, post: PostId, gone: Any) -> str:
    if not gone:
        return post_address(post)
    return reverse("forum:boards") if post.kind == "thread" else thread_address(found.thread)


DEEDS = MappingProxyType(
    {
        "accept": Deed(
            title=_("Mark this answer as the solution"),
            button=_("This solved it"),
            limit="vote",
            kinds=("answer",),
            may=_may_accept,
            perform=lambda by, post, _data: actions.accept_answer(by=by, answer_id=post.id),
            for_few=False,
        ),
        "unaccept": Deed(
            title=_("Say that this did not solve it"),
            button=_("Not solved after all"),
            limit="vote",
            may=lambda person, found: rules.may_unaccept(person, found.thread),
            perform=lambda by, post, _data: actions.unaccept_answer(by=by, thread_id=post.id),
            for_few=False,
        ),
        "follow": Deed(
            title=_("Follow this thread"),
            button=_("Follow"),
            limit="follow",
            may=lambda person, found: rules.may_follow(person, found.thread),
            perform=lambda by, post, _data: actions.follow_thread(by=by, thread_id=post.id),
            for_few=False,
        ),
        "unfollow": Deed(
            title=_("Stop following this thread"),
            button=_("Stop following"),
            limit="follow",
            may=lambda _person, _found: rules.YES,
            perform=lambda by, post, _data: actions.unfollow_thread(by=by, thread_id=post.id),
            for_few=False,
        ),
        "report": Deed(
            title=_("Report this to the moderators"),
            button=pgettext_lazy("verb", "Report"),
            limit="report",
            kinds=KINDS,
            may=lambda person, found: rules.may_report(person, found.author_id),
            perform=lambda by, post, data: actions.report_post(
                by=by, post=post, reason=data["reason"], text=data["text"]
            ),
            form=ReportForm,
            done=_("Thank you. A moderator will look at it and tell you what came of it."),
            for_few=False,
        ),
        "delete": Deed(
            title=_("Take this back"),
            button=_("Take back"),
            limit="edit",
            kinds=KINDS,
            may=_may_take_back,
            perform=lambda by, post, _data: actions.delete_post(by=by, post=post),
            explain=_what_goes,
            done=_("You have taken it back."),
            after=_after_taking_back,
        ),
        "hide": Deed(
            title=_("Hide this from readers"),
            button=pgettext_lazy("verb", "Hide"),
            kinds=KINDS,
            may=lambda person, _found: rules.may_hide(person),
            perform=lambda by, post, data: actions.hide_post(by=by, post=post, reason=data["reason"]),
            form=ReasonForm,
            explain=_("Its author and moderators still see it, with your reason. It can be shown again."),
        ),
        "restore": Deed(
            title=_("Show this to readers again"),
            button=_("Show again"),
            kinds=KINDS,
            may=lambda person, _found: rules.may_hide(person),
            perform=lambda by, post, _data: actions.restore_post(by=by, post=post),
            explain=_(
                "Its history is read again as well. Take the words out of a version there that nobody should read."
            ),
        ),
        "close": Deed(
            title=_("Close this question"),
            button=pgettext_lazy("verb", "Close"),
            may=_may_close,
            perform=lambda by, post, data: actions.close_thread(by=by, thread_id=post.id, reason=data["reason"]),
            form=ReasonForm,
            explain=_("It takes no new answers. Replies, votes and edits go on."),
        ),
        "reopen": Deed(
            title=_("Open this question for answers again"),
            button=_("Open again"),
            may=_may_close,
            perform=lambda by, post, _data: actions.reopen_thread(by=by, thread_id=post.id),
        ),
        "archive": Deed(
            title=_("Archive this thread"),
            button=pgettext_lazy("verb", "Archive"),
            may=_may_close,
            perform=lambda by, post, _data: actions.archive_thread(by=by, thread_id=post.id),
            explain=_("It stays readable and findable, and takes neither answers nor replies nor votes."),
        ),
        "unarchive": Deed(
            title=_("Bring this thread back from the archive"),
            button=_("Bring back"),
            may=_may_close,
            perform=lambda by, post, _data: actions.unarchive_thread(by=by, thread_id=post.id),
        ),
        "move": Deed(
            title=_("Move this thread to another board"),
            button=pgettext_lazy("verb", "Move"),
            may=_may_close,
            perform=lambda by, post, data: actions.move_thread(by=by, thread_id=post.id, board_id=data["board"]),
            form=MoveForm,
        ),
        "publish": Deed(
            title=_("Publish this private thread"),
            button=_("Publish for all"),
            may=_may_publish,
            perform=lambda by, post, data: actions.publish_thread(
                by=by, thread_id=post.id, consent=data["consent"], board_id=data["board"]
            ),
            form=PublishForm,
            initial=lambda found: {"board": found.thread.board_id},
            explain=_(
                "Everyone can read the question, the answers and the replies, now and later. "
                "What was edited away before stays between whoever asked and our team."
            ),
        ),
        "unmark-duplicate": Deed(
            title=_("Say that this is a question of its own"),
            button=_("A question of its own"),
            may=lambda person, found: rules.may_mark_duplicate(person, found.thread),
            perform=lambda by, post, _data: actions.unmark_duplicate(by=by, thread_id=post.id),
        ),
    }
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
@missing_is_404
def deed(request: HttpRequest, *, deed: str, kind: str = "thread", number: int) -> HttpResponse:
    """The page of one deed of the table, and the deed."""
    return answer_deed(request, DEEDS[deed], post_named(kind, number))

"""The forum's rules: who may do what and why not, how much a text may hold, what state a thread is in.

Every `may_…(person, …)` answers with a Verdict: true, or false with a ``sentence`` to show. Actions ask the same rules under the
lock and raise `Refused` (with ``key``, ``sentence`` and ``field``), `Missing` (a view answers 404) or `Conflict` (both texts).

    may_see(person, thread)                 may_see_answer(person, answer)      may_see_reply(person, reply, on)
    may_ask(person, board=None)             may_answer(person, thread)          may_reply(person, on)
    may_edit(person, post)                  may_edit_reply(person, reply, on, now=)
    may_delete(person, post)                may_delete_reply(person, reply)
    may_vote(person, post, value)           may_accept(person, answer, now=)    may_unaccept(person, thread)
    may_report(person, author_id)           may_follow(person, thread)          may_answer_officially(person)
    may_hide(person)                        may_close(person, thread)           may_mark_duplicate(person, thread)
    may_publish(person, thread, consent=)   may_settle(person)                  may_see_reports(person)
    may_see_version(person, thread, before_publication=)                may_erase_version(person, is_current=)
    may_see_suggested(person) -> bool
    state_of(thread) -> State(key, icon, tone, words)

Checks of typed texts (raise Refused with ``field``, give back what is stored): check_title, check_body, check_question_text,
check_reply, check_tags, check_reason, check_comment, check_language. Numbers: TITLE_LEAST … in `forum.rules.limits`.
"""

from forum.rules.judging import may_accept, may_follow, may_report, may_unaccept, may_vote
from forum.rules.keeping import (
    MODERATORS_ONLY,
    may_be_original,
    may_close,
    may_erase_version,
    may_hide,
    may_mark_duplicate,
    may_publish,
    may_settle,
)
from forum.rules.limits import (
    check_body,
    check_comment,
    check_language,
    check_question_text,
    check_reason,
    check_reply,
    check_tags,
    check_title,
    normalise_tag,
)
from forum.rules.reading import (
    is_author,
    is_member,
    may_see,
    may_see_answer,
    may_see_reply,
    may_see_reports,
    may_see_suggested,
    may_see_version,
)
from forum.rules.states import FOUND_STATES, STATES, State, state_of
from forum.rules.verdicts import YES, Conflict, Missing, Refused, Verdict, require
from forum.rules.writing import (
    may_answer,
    may_answer_officially,
    may_ask,
    may_delete,
    may_delete_reply,
    may_edit,
    may_edit_reply,
    may_reply,
)

__all__ = [
    "FOUND_STATES",
    "MODERATORS_ONLY",
    "STATES",
    "YES",
    "Conflict",
    "Missing",
    "Refused",
    "State",
    "Verdict",
    "check_body",
    "check_comment",
    "check_language",
    "check_question_text",
    "check_reason",
    "check_reply",
    "check_tags",
    "check_title",
    "is_author",
    "is_member",
    "may_accept",
    "may_answer",
    "may_answer_officially",
    "may_ask",
    "may_be_original",
    "may_close",
    "may_delete",
    "may_delete_reply",
    "may_edit",
    "may_edit_reply",
    "may_erase_version",
    "may_follow",
    "may_hide",
    "may_mark_duplicate",
    "may_publish",
    "may_reply",
    "may_report",
    "may_see",
    "may_see_answer",
    "may_see_reply",
    "may_see_reports",
    "may_see_suggested",
    "may_see_version",
    "may_settle",
    "may_unaccept",
    "may_vote",
    "normalise_tag",
    "require",
    "state_of",
]

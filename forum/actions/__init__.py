"""Every write of the forum: keyword-only, ``by=`` the person who does it, one transaction, news and search row inside.

All raise `forum.rules.Missing` (404) where the thing is gone or not for this person, and `forum.rules.Refused` (``sentence``,
``field``) where a rule says no. `PostId` is `forum.posts.PostId("thread" | "answer" | "reply", id)`.

    ask_question(by=, board_id=, title=, body=, language=, tags=(), private=False, key=None, offered=…) -> Thread
    post_answer(by=, thread_id=, body=, official=False, key=None, knows=None) -> Answer
    post_reply(by=, on=PostId, body=, reply_to_id=None, key=None) -> Reply
    cast_vote(by=, post=PostId, value=1|-1|0) -> int                        the new score
    accept_answer(by=, answer_id=, knows=None) -> Thread                   unaccept_answer(by=, thread_id=) -> Thread
    edit_question(by=, thread_id=, version=, title=, body=, tags=, comment="") -> Thread      may raise Conflict
    edit_answer(by=, answer_id=, version=, body=, comment="") -> Answer                       may raise Conflict
    edit_reply(by=, reply_id=, version=, body=) -> Reply                                      may raise Conflict
    revert_post(by=, post=PostId, to_version=, version=) -> Thread | Answer                   may raise Conflict
    delete_post(by=, post=PostId) -> bool                                  True: gone; False: emptied, the place stays
    follow_thread(by=, thread_id=)                                         unfollow_thread(by=, thread_id=)
    count_view(thread_id=)                                                 by a POST of the page's script
    report_post(by=, post=PostId, reason=, text="") -> Report              reason: spam, rude, wrong, private, other
    settle_report(by=, report_id=, agreed=bool, note="") -> int            settles all open reports of the post
    decide_report(by=, report_id=, decision=, reason="") -> int            hide, close, done or leave; then settles
    erase_version(by=, post=PostId, version=, reason=)                     the words of an earlier version, for good
    hide_post(by=, post=PostId, reason=)                                   restore_post(by=, post=PostId)
    close_thread(by=, thread_id=, reason=) -> Thread                       reopen_thread(by=, thread_id=) -> Thread
    archive_thread(by=, thread_id=) -> Thread                              unarchive_thread(by=, thread_id=) -> Thread
    move_thread(by=, thread_id=, board_id=) -> Thread
    mark_duplicate(by=, thread_id=, original_id=) -> Thread                unmark_duplicate(by=, thread_id=) -> Thread
    publish_thread(by=, thread_id=, consent=bool, board_id=None) -> Thread private -> public
    board_moved(board_id=) -> int                                          when /cms gave it another address: found anew
    note_person(by=agent, thread_id=, aboard=bool)                         state "With a person"; for escalation
    note_talk_taken_off(by=, thread_id=, message=, reason="")              audit row; for escalation
"""

from forum.actions.accept_answer import accept_answer, unaccept_answer
from forum.actions.archive_thread import archive_thread, unarchive_thread
from forum.actions.ask_question import ask_question
from forum.actions.board_moved import board_moved
from forum.actions.cast_vote import cast_vote
from forum.actions.close_thread import close_thread, reopen_thread
from forum.actions.count_view import count_view
from forum.actions.decide_report import decide_report
from forum.actions.delete_post import delete_post
from forum.actions.edit_post import edit_answer, edit_question, edit_reply
from forum.actions.erase_version import erase_version
from forum.actions.follow_thread import follow_thread, unfollow_thread
from forum.actions.hide_post import hide_post, restore_post
from forum.actions.mark_duplicate import mark_duplicate, unmark_duplicate
from forum.actions.move_thread import move_thread
from forum.actions.note_talk import note_talk_taken_off
from forum.actions.post_answer import post_answer
from forum.actions.post_reply import post_reply
from forum.actions.publish_thread import note_person, publish_thread
from forum.actions.report_post import report_post, settle_report
from forum.actions.revert_post import revert_post

__all__ = [
    "accept_answer",
    "archive_thread",
    "ask_question",
    "board_moved",
    "cast_vote",
    "close_thread",
    "count_view",
    "decide_report",
    "delete_post",
    "edit_answer",
    "edit_question",
    "edit_reply",
    "erase_version",
    "follow_thread",
    "hide_post",
    "mark_duplicate",
    "move_thread",
    "note_person",
    "note_talk_taken_off",
    "post_answer",
    "post_reply",
    "publish_thread",
    "reopen_thread",
    "report_post",
    "restore_post",
    "revert_post",
    "settle_report",
    "unaccept_answer",
    "unarchive_thread",
    "unfollow_thread",
    "unmark_duplicate",
]

"""Every write of the forum: keyword-only, ``by=`` the person who does it, one transaction, news and search row inside.

All raise `forum.rules.Missing` (404) where the thing is gone or not for this person, and `forum.rules.Refused` (``sentence``,
``field``) where a rule says no. `PostId` is `forum.posts.PostId("thread" | "answer" | "reply", id)`.

    ask_question(by=, board_id=, title=, body=, language=, tags=(), private=False, key=None) -> Thread
    post_answer(by=, thread_id=, body=, official=False, key=None) -> Answer
    post_reply(by=, on=PostId, body=, reply_to_id=None, key=None) -> Reply
    cast_vote(by=, post=PostId, value=1|-1|0) -> int                        the new score
    accept_answer(by=, answer_id=) -> Thread                               unaccept_answer(by=, thread_id=) -> Thread
    edit_question(by=, thread_id=, version=, title=, body=, tags=, comment="") -> Thread      may raise Conflict
    edit_answer(by=, answer_id=, version=, body=, comment="") -> Answer                       may raise Conflict
    edit_reply(by=, reply_id=, version=, body=) -> Reply                                      may raise Conflict
    follow_thread(by=, thread_id=)                                         unfollow_thread(by=, thread_id=)
    count_view(thread_id=)                                                 by a POST of the page's script
"""

from forum.actions.accept_answer import accept_answer, unaccept_answer
from forum.actions.ask_question import ask_question
from forum.actions.cast_vote import cast_vote
from forum.actions.count_view import count_view
from forum.actions.edit_post import edit_answer, edit_question, edit_reply
from forum.actions.follow_thread import follow_thread, unfollow_thread
from forum.actions.post_answer import post_answer
from forum.actions.post_reply import post_reply

__all__ = [
    "accept_answer",
    "ask_question",
    "cast_vote",
    "count_view",
    "edit_answer",
    "edit_question",
    "edit_reply",
    "follow_thread",
    "post_answer",
    "post_reply",
    "unaccept_answer",
    "unfollow_thread",
]

"""Every read of the forum, page-shaped, with a fixed number of SQL queries; authors and other people are users or None (left).

    thread_page(thread_id=, user=, sort="helpful"|"oldest"|"newest", page=1) -> ThreadPage      Missing when not for them
    replies_page(on, user=, page=1) -> tuple[ReplyView, ...]        the rest of the replies of one post
    boards_overview() -> BoardsOverview                             index of boards with figures and latest threads
    board_choices() -> tuple[BoardView, ...]                        boards that take questions
    board_by_slug(slug) -> BoardView
    questions_page(user=, sift=Sift(tab, board, tag, language, sort), page=1) -> QuestionsPage
        TABS: all, needs_answer, needs_attention, solved, followed, mine; ORDERS: activity, newest, votes, waiting
    question_rows(threads) -> tuple[QuestionRow, ...]               rows for any sliced queryset of threads

The dataclasses stand in `forum.queries.parts` (PostView, Replies, ReplyView, BoardView, ThreadLink) and beside their queries.
A board page is `questions_page` with ``Sift(board=slug)`` under the heading of `board_by_slug`; a tag page the same with ``tag``.
"""

from forum.queries.boards import BoardRow, BoardsOverview, board_by_slug, board_choices, boards_overview
from forum.queries.parts import BoardView, PostView, Replies, ReplyView, ThreadLink
from forum.queries.questions import ORDERS, TABS, QuestionRow, QuestionsPage, Sift, question_rows, questions_page
from forum.queries.replies import replies_page
from forum.queries.thread_page import ThreadPage, thread_page

__all__ = [
    "ORDERS",
    "TABS",
    "BoardRow",
    "BoardView",
    "BoardsOverview",
    "PostView",
    "QuestionRow",
    "QuestionsPage",
    "Replies",
    "ReplyView",
    "Sift",
    "ThreadLink",
    "ThreadPage",
    "board_by_slug",
    "board_choices",
    "boards_overview",
    "question_rows",
    "questions_page",
    "replies_page",
    "thread_page",
]

"""Every read of the forum, page-shaped, with a fixed number of SQL queries; authors and other people are users or None (left).

    thread_page(thread_id=, user=, sort="helpful"|"oldest"|"newest", page=1) -> ThreadPage      Missing when not for them
    replies_page(PostId, user=, page=1) -> RepliesPage               all replies of one post
    boards_overview() -> BoardsOverview                             index of boards with figures and latest threads
    board_choices() -> tuple[BoardView, ...]                        boards that take questions
    all_boards() -> tuple[BoardView, ...]; board_by_slug(slug) -> BoardView; likely_board(words) -> int | None
    questions_page(user=, sift=Sift(tab, board, tag, language, sort), page=1) -> QuestionsPage
        TABS: all, needs_answer, needs_attention, solved, followed, mine; ORDERS: activity, newest, votes, waiting
    figures_of(member) -> Figures; best_answers_of(member, user=, count=) -> tuple[AnswerRow, ...]      the profile
    answers_of(member, user=, number=1), questions_of(member, user=, number=1) -> rows and their Page
    history_of(post=PostId, user=, page=) -> History                 versions with word-by-word changes, and what was done to it
    reports_page(user=, settled=False, page=1) -> ReportsPage       Refused without see_reports; waiting_post_count(user=) -> int
    report_by_id(report_id, user=) -> ReportedPost                  one reported post with its reports; else Missing
    help_wanted(user=, limit=3) -> HelpWanted                       "You could help here"
    people_who_know(thread_ids, reader=user) -> tuple[Knower, ...]  who answered best under these
    suggested_before(thread_id, user=) -> tuple[SuggestedLink, ...]  what was suggested before it was asked
    tag_by_slug(slug) -> Tag; tags_in_use(board="") -> tuple[Tag, ...]
    question_rows(threads) -> tuple[QuestionRow, ...]               rows for any sliced queryset of threads

The dataclasses stand in `forum.queries.parts` (PostView, Replies, ReplyView, BoardView, ThreadLink) and beside their queries.
A board page is `questions_page` with ``Sift(board=slug)`` under the heading of `board_by_slug`; a tag page the same with ``tag``.
"""

from forum.queries.boards import (
    BoardRow,
    BoardsOverview,
    all_boards,
    board_by_slug,
    board_choices,
    boards_overview,
    likely_board,
)
from forum.queries.changes import Piece
from forum.queries.help_wanted import HelpWanted, help_wanted
from forum.queries.history import Event, History, Version, history_of
from forum.queries.knowers import Knower, people_who_know
from forum.queries.member_posts import AnswerRow, Figures, answers_of, best_answers_of, figures_of, questions_of
from forum.queries.parts import BoardView, PostView, Replies, ReplyView, ThreadLink
from forum.queries.questions import ORDERS, TABS, QuestionRow, QuestionsPage, Sift, question_rows, questions_page
from forum.queries.replies import replies_page
from forum.queries.reports import ReportedPost, ReportsPage, ReportView, report_by_id, reports_page, waiting_post_count
from forum.queries.suggested import SuggestedLink, suggested_before
from forum.queries.tags import tag_by_slug, tags_in_use
from forum.queries.thread_page import ThreadPage, thread_page

__all__ = [
    "ORDERS",
    "TABS",
    "AnswerRow",
    "BoardRow",
    "BoardView",
    "BoardsOverview",
    "Event",
    "Figures",
    "HelpWanted",
    "History",
    "Knower",
    "Piece",
    "PostView",
    "QuestionRow",
    "QuestionsPage",
    "Replies",
    "ReplyView",
    "ReportView",
    "ReportedPost",
    "ReportsPage",
    "Sift",
    "SuggestedLink",
    "ThreadLink",
    "ThreadPage",
    "Version",
    "all_boards",
    "answers_of",
    "best_answers_of",
    "board_by_slug",
    "board_choices",
    "boards_overview",
    "figures_of",
    "help_wanted",
    "history_of",
    "likely_board",
    "people_who_know",
    "question_rows",
    "questions_of",
    "questions_page",
    "replies_page",
    "report_by_id",
    "reports_page",
    "suggested_before",
    "tag_by_slug",
    "tags_in_use",
    "thread_page",
    "waiting_post_count",
]

"""The forum's tables: boards, threads and answers, replies, votes, what was suggested before, what moderators did. Private."""

from forum.models.boards import Board, BoardText, Tag
from forum.models.following import Follow
from forum.models.moderation import Act, Report
from forum.models.posts import Answer, Thread
from forum.models.replies import Reply
from forum.models.revisions import Revision
from forum.models.suggested import Suggested
from forum.models.votes import Vote

__all__ = [
    "Act",
    "Answer",
    "Board",
    "BoardText",
    "Follow",
    "Reply",
    "Report",
    "Revision",
    "Suggested",
    "Tag",
    "Thread",
    "Vote",
]

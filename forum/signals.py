"""The news of the forum. Every id is a primary key; ``by`` is who did it, ``author`` who wrote the post, None where nobody is left.

``answer`` and ``reply`` are None where the news is about the question itself.
"""

from news.announce import Headline

QUESTION_ASKED = Headline("forum.question_asked", "thread", "by", "visibility")
"""``visibility`` is "public" or "private"."""
ANSWER_POSTED = Headline("forum.answer_posted", "thread", "answer", "asker", "by", "knows")
"""``knows`` is a member who needs no notice of it: it was their own deed, or they are told another way. None for most."""
REPLY_POSTED = Headline("forum.reply_posted", "thread", "answer", "reply", "author", "reply_to_author", "by")
"""``author`` wrote what the reply hangs on; ``reply_to_author`` the reply it turns to."""

VOTE_CAST = Headline("forum.vote_cast", "thread", "answer", "author", "by", "old", "new")
"""``old`` and ``new`` are -1, 0 or 1 and never equal."""
ANSWER_ACCEPTED = Headline("forum.answer_accepted", "thread", "answer", "author", "asker", "by", "knows")
"""``knows`` as of ANSWER_POSTED."""
ANSWER_UNACCEPTED = Headline("forum.answer_unaccepted", "thread", "answer", "author", "asker", "by")
"""Also told when another answer takes its place, and when the solution is hidden or taken back."""

POST_EDITED = Headline("forum.post_edited", "thread", "answer", "reply", "author", "by", "version")
POST_DELETED = Headline("forum.post_deleted", "thread", "answer", "reply", "author", "by", "emptied")
"""``emptied`` is 1 where the place stays and only the words went."""
POST_HIDDEN = Headline("forum.post_hidden", "thread", "answer", "reply", "author", "by")
"""An answer or a reply was hidden."""
POST_RESTORED = Headline("forum.post_restored", "thread", "answer", "reply", "author", "by")

THREAD_HIDDEN = Headline("forum.thread_hidden", "thread", "author", "by")
THREAD_RESTORED = Headline("forum.thread_restored", "thread", "author", "by")
THREAD_CLOSED = Headline("forum.thread_closed", "thread", "author", "by")
THREAD_REOPENED = Headline("forum.thread_reopened", "thread", "author", "by")
THREAD_ARCHIVED = Headline("forum.thread_archived", "thread", "author", "by")
THREAD_UNARCHIVED = Headline("forum.thread_unarchived", "thread", "author", "by")
THREAD_MOVED = Headline("forum.thread_moved", "thread", "author", "by", "old_board", "new_board")
THREAD_PUBLISHED = Headline("forum.thread_published", "thread", "author", "by")
"""A private thread became public."""
DUPLICATE_MARKED = Headline("forum.duplicate_marked", "thread", "original", "author", "by")
DUPLICATE_UNMARKED = Headline("forum.duplicate_unmarked", "thread", "original", "author", "by")

REPORT_RAISED = Headline("forum.report_raised", "report", "thread", "answer", "reply", "author", "by")
REPORT_SETTLED = Headline(
    "forum.report_settled", "report", "thread", "answer", "reply", "author", "reporter", "by", "outcome"
)
"""``outcome`` is "agreed" or "rejected"."""

THREAD_FOLLOWED = Headline("forum.thread_followed", "thread", "by")
THREAD_UNFOLLOWED = Headline("forum.thread_unfollowed", "thread", "by")

"""Bulk writes for importers: original times, no news, no points; every batch at most 200 rows, atomic, and harmless when repeated.

    bring_threads(source, rows)      bring_answers(source, rows)      bring_replies(source, rows)      bring_votes(source, rows)
    bring_acceptances(source, rows)  bring_duplicates(source, rows)    each -> Brought(made, known, lost)

``source`` names the other system; (source, source_id) is unique for each kind, so a row that is here already is left as it is and
counted as known. Rows name each other by their source ids; one whose question, answer or original is not here is counted as lost.
Bring threads first, then answers, replies, votes, and last acceptances and duplicates. Search rows are queued with every batch,
counts, scores and times of the last word agree after every batch.
"""

from forum.actions.bring_in.answers import bring_answers
from forum.actions.bring_in.links import bring_acceptances, bring_duplicates
from forum.actions.bring_in.replies import bring_replies
from forum.actions.bring_in.rows import (
    BATCH,
    AcceptanceIn,
    AnswerIn,
    Brought,
    DuplicateIn,
    ReplyIn,
    ThreadIn,
    VoteIn,
)
from forum.actions.bring_in.threads import bring_threads
from forum.actions.bring_in.votes import bring_votes

__all__ = [
    "BATCH",
    "AcceptanceIn",
    "AnswerIn",
    "Brought",
    "DuplicateIn",
    "ReplyIn",
    "ThreadIn",
    "VoteIn",
    "bring_acceptances",
    "bring_answers",
    "bring_duplicates",
    "bring_replies",
    "bring_threads",
    "bring_votes",
]

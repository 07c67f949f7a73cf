"""Tells authors, askers and followers what happened to posts."""

from forum import notifications as kinds
from forum import signals
from forum.posts import PostId
from forum.queries.hearers import Occasion, followers_of, occasion_of, title_of
from forum.receivers.telling import post_of, tell
from inbox.kinds import Kind
from news.announce import Told, hears


@hears(signals.ANSWER_POSTED)
def tell_of_an_answer(news: Told) -> None:
    """The asker, as long as they follow their own question, and everybody else who follows it."""
    answer = occasion_of(PostId("answer", news["answer"]))
    if answer is None or not answer.stands:
        return
    asker, by, followers = answer.thread.author_id, news.get("by"), followers_of(news["thread"]) - {news.get("knows")}
    tell(news, kinds.ANSWER_TO_YOU, {asker} & followers - {by}, answer, answer.words)
    # One that was chosen before this could be told is told as a solution.
    if answer.thread.solution_id != answer.post.id:
        tell(news, kinds.ANSWER_FOLLOWED, followers - {asker, by}, answer, answer.words)


@hears(signals.REPLY_POSTED)
def tell_of_a_reply(news: Told) -> None:
    """Whoever wrote the post it hangs on, and whoever wrote the reply it turns to."""
    reply = occasion_of(PostId("reply", news["reply"]))
    if reply is None or not reply.stands:
        return
    concerned = {news.get("author"), news.get("reply_to_author")} - {news.get("by")}
    tell(news, kinds.REPLY_TO_YOU, concerned, reply, reply.words)


@hears(signals.ANSWER_ACCEPTED)
def tell_of_a_solution(news: Told) -> None:
    """Whoever wrote it, the asker if somebody chose in their place, and the followers; each solution once, whatever is undone."""
    answer = occasion_of(PostId("answer", news["answer"]))
    if answer is None or not answer.stands or answer.thread.solution_id != answer.post.id:
        return
    author, asker, by = news.get("author"), answer.thread.author_id, news.get("by")
    tell(news, kinds.YOUR_ANSWER_CHOSEN, {author} - {by, news.get("knows")}, answer, {}, again=False)
    tell(news, kinds.SOLVED_FOR_YOU, {asker} - {by, author}, answer, answer.words, again=False)
    others = followers_of(news["thread"]) - {author, asker, by}
    tell(news, kinds.SOLUTION_FOLLOWED, others, answer, answer.words, who=author or 0, again=False)


@hears(signals.POST_HIDDEN, signals.THREAD_HIDDEN)
def tell_of_hiding(news: Told) -> None:
    """The author, with the reason."""
    post = post_of(news)
    if post is not None and post.row.hidden_at:
        _tell_author(news, kinds.HIDDEN, post, reason=post.row.hidden_reason)


@hears(signals.POST_RESTORED, signals.THREAD_RESTORED)
def tell_of_restoring(news: Told) -> None:
    """The author."""
    post = post_of(news)
    if post is not None and post.stands:
        _tell_author(news, kinds.RESTORED, post)


@hears(signals.THREAD_CLOSED)
def tell_of_closing(news: Told) -> None:
    """The asker, with the reason."""
    question = post_of(news)
    if question is not None and question.thread.closed_at:
        _tell_author(news, kinds.CLOSED, question, reason=question.thread.closed_reason)


@hears(signals.THREAD_REOPENED)
def tell_of_reopening(news: Told) -> None:
    """The asker."""
    question = post_of(news)
    if question is not None and not question.thread.closed_at:
        _tell_author(news, kinds.REOPENED, question)


@hears(signals.DUPLICATE_MARKED)
def tell_of_a_duplicate(news: Told) -> None:
    """The asker, with the title of the question that was there first."""
    question = post_of(news)
    if question is not None and question.thread.duplicate_of_id == news["original"]:
        _tell_author(news, kinds.DUPLICATE, question, original=title_of(news["original"]))


@hears(signals.THREAD_PUBLISHED)
def tell_of_publishing(news: Told) -> None:
    """The asker, when somebody of the company published it."""
    question = post_of(news)
    if question is not None and question.stands:
        _tell_author(news, kinds.PUBLISHED, question)


def _tell_author(news: Told, kind: Kind, post: Occasion, **data: str) -> None:
    tell(news, kind, {news.get("author")} - {news.get("by")}, post, {"post": post.post.kind, **data})

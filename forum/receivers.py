"""What the forum does about its own news: it tells the people concerned, each once and in their own language.

Everything is looked up when the news is heard, perhaps hours later: what was hidden, taken back or undone meanwhile is not told.
Nobody is told of their own deeds. One news tells a member one thing, the closest first: "your question" before "you follow".
"""

from collections.abc import Iterable, Mapping

from django.utils import translation

from forum import notifications as kinds
from forum import signals
from forum.addresses import post_address
from forum.posts import PostId, notice_group
from forum.queries.hearers import Occasion, followers_of, name_of, occasion_of, readers_by_language, title_of
from inbox.actions import tell_all
from inbox.kinds import Kind
from news.announce import Told, hears


@hears(signals.ANSWER_POSTED)
def tell_of_an_answer(news: Told) -> None:
    """The asker, as long as they follow their own question, and everybody else who follows it."""
    answer = occasion_of(PostId("answer", news["answer"]))
    if answer is None or not answer.stands:
        return
    asker, by, followers = answer.thread.author_id, news.get("by"), followers_of(news["thread"])
    _tell(news, kinds.ANSWER_TO_YOU, {asker} & followers - {by}, answer, answer.words)
    _tell(news, kinds.ANSWER_FOLLOWED, followers - {asker, by}, answer, answer.words)


@hears(signals.REPLY_POSTED)
def tell_of_a_reply(news: Told) -> None:
    """Whoever wrote the post it hangs on, and whoever wrote the reply it turns to."""
    reply = occasion_of(PostId("reply", news["reply"]))
    if reply is None or not reply.stands:
        return
    concerned = {news.get("author"), news.get("reply_to_author")} - {news.get("by")}
    _tell(news, kinds.REPLY_TO_YOU, concerned, reply, reply.words)


@hears(signals.ANSWER_ACCEPTED)
def tell_of_a_solution(news: Told) -> None:
    """Whoever wrote it, the asker if somebody chose in their place, and the followers; each solution once, whatever is undone."""
    answer = occasion_of(PostId("answer", news["answer"]))
    if answer is None or not answer.stands or answer.thread.solution_id != answer.post.id:
        return
    author, asker, by = news.get("author"), answer.thread.author_id, news.get("by")
    _tell(news, kinds.YOUR_ANSWER_CHOSEN, {author} - {by}, answer, {}, again=False)
    _tell(news, kinds.SOLVED_FOR_YOU, {asker} - {by, author}, answer, answer.words, again=False)
    others = followers_of(news["thread"]) - {author, asker, by}
    _tell(news, kinds.SOLUTION_FOLLOWED, others, answer, answer.words, who=author or 0, again=False)


@hears(signals.POST_HIDDEN, signals.THREAD_HIDDEN)
def tell_of_hiding(news: Told) -> None:
    """The author, with the reason."""
    post = _post_of(news)
    if post is not None and post.row.hidden_at:
        _tell_author(news, kinds.HIDDEN, post, reason=post.row.hidden_reason)


@hears(signals.POST_RESTORED, signals.THREAD_RESTORED)
def tell_of_restoring(news: Told) -> None:
    """The author."""
    post = _post_of(news)
    if post is not None and post.stands:
        _tell_author(news, kinds.RESTORED, post)


@hears(signals.THREAD_CLOSED)
def tell_of_closing(news: Told) -> None:
    """The asker, with the reason."""
    question = _post_of(news)
    if question is not None and question.thread.closed_at:
        _tell_author(news, kinds.CLOSED, question, reason=question.thread.closed_reason)


@hears(signals.THREAD_REOPENED)
def tell_of_reopening(news: Told) -> None:
    """The asker."""
    question = _post_of(news)
    if question is not None and not question.thread.closed_at:
        _tell_author(news, kinds.REOPENED, question)


@hears(signals.DUPLICATE_MARKED)
def tell_of_a_duplicate(news: Told) -> None:
    """The asker, with the title of the question that was there first."""
    question = _post_of(news)
    if question is not None and question.thread.duplicate_of_id == news["original"]:
        _tell_author(news, kinds.DUPLICATE, question, original=title_of(news["original"]))


@hears(signals.THREAD_PUBLISHED)
def tell_of_publishing(news: Told) -> None:
    """The asker, when somebody of the company published it."""
    question = _post_of(news)
    if question is not None and question.stands:
        _tell_author(news, kinds.PUBLISHED, question)


@hears(signals.REPORT_SETTLED)
def tell_of_an_outcome(news: Told) -> None:
    """Whoever reported, as long as they may see the thread; what was reported may be hidden by now."""
    question = occasion_of(PostId("thread", news["thread"]))
    if question is not None:
        reporter = {news.get("reporter")} - {news.get("by")}
        _tell(news, kinds.REPORT_SETTLED, reporter, question, {"outcome": str(news.ids["outcome"])})


def _post_of(news: Told) -> Occasion | None:
    if news.get("reply"):
        return occasion_of(PostId("reply", news["reply"]))
    if news.get("answer"):
        return occasion_of(PostId("answer", news["answer"]))
    return occasion_of(PostId("thread", news["thread"]))


def _tell_author(news: Told, kind: Kind, post: Occasion, **data: str) -> None:
    _tell(news, kind, {news.get("author")} - {news.get("by")}, post, {"post": post.post.kind, **data})


def _tell(
    news: Told,
    kind: Kind,
    members: Iterable[int | None],
    occasion: Occasion,
    data: Mapping[str, str],
    *,
    who: int | None = None,
    again: bool = True,
) -> None:
    """Tell those of ``members`` who may see it; ``who`` is named, by default whoever made the news (0: somebody who left)."""
    thread = occasion.thread
    for language, readers in readers_by_language(members, occasion).items():
        with translation.override(language):
            tell_all(
                news.id,
                readers,
                kind=kind,
                url=post_address(occasion.post),
                data={"who": name_of(news.get("by") if who is None else who), **data},
                about=(notice_group(thread.pk), thread.title, occasion.board_title),
                again=again,
            )

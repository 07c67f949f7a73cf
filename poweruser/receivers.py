"""What poweruser does when the forum tells of votes, solutions and posts that come and go: it settles their books."""

from forum import signals
from news.announce import Told, hears
from poweruser.actions import settle, settle_thread


@hears(signals.VOTE_CAST, signals.ANSWER_ACCEPTED, signals.ANSWER_UNACCEPTED)
def settle_the_post(news: Told) -> None:
    """Points follow votes and solutions."""
    _settle(news)


@hears(signals.POST_DELETED, signals.POST_HIDDEN, signals.POST_RESTORED)
def settle_what_came_or_went(news: Told) -> None:
    """A post that is hidden, emptied or gone earns nothing; a restored one earns again. Replies never do."""
    if news.get("reply") is None:
        _settle(news)


@hears(signals.THREAD_HIDDEN, signals.THREAD_RESTORED, signals.THREAD_PUBLISHED)
def settle_the_whole_thread(news: Told) -> None:
    """With a thread all its answers come and go."""
    settle_thread(thread_id=news["thread"])


def _settle(news: Told) -> None:
    answer = news.get("answer")
    if answer is None:
        settle(kind="question", post_id=news["thread"], thread_id=news["thread"])
    else:
        settle(kind="answer", post_id=answer, thread_id=news["thread"])

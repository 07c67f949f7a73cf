"""Takes words that readers no longer find out of what members were told of them."""

from forum import signals
from forum.actions.told_words import keep_told_solution_true, rename_told, withdraw_told
from forum.posts import PostId
from forum.queries.told_posts import told_with
from forum.receivers.telling import post_of
from news.announce import Told, hears


@hears(signals.POST_HIDDEN, signals.THREAD_HIDDEN)
def withdraw_hidden_words(news: Told) -> None:
    """Of the post and everything under it; of a thread its title too, save for whoever asked."""
    post = post_of(news)
    if post is None or not post.row.hidden_at:
        return
    withdraw_told(post.thread.pk, told_with(post.post))
    if post.post.kind == "thread":
        rename_told(post.thread.pk, "", apart_from=news.get("author"))


@hears(signals.THREAD_RESTORED)
def give_the_title_back(news: Told) -> None:
    """The words stay out: they are read on the thread again."""
    post = post_of(news)
    if post is not None and not post.thread.hidden_at:
        rename_told(post.thread.pk, post.thread.title)


@hears(signals.POST_DELETED)
def withdraw_words_taken_back(news: Told) -> None:
    """Of the post alone: what others wrote under it stands. Of a thread that is gone everything, with its title."""
    post = _post_named(news)
    if post.kind == "thread" and not news.get("emptied"):
        withdraw_told(post.id, None)
        rename_told(post.id, "")
    else:
        withdraw_told(news["thread"], [post])


@hears(signals.ANSWER_ACCEPTED, signals.ANSWER_UNACCEPTED)
def keep_told_solutions_true(news: Told) -> None:
    """Whoever was told of a solution reads that it is none any more, or is one again: as it is now, whichever news is late."""
    keep_told_solution_true(news["thread"], news["answer"])


def _post_named(news: Told) -> PostId:
    if news.get("reply"):
        return PostId("reply", news["reply"])
    return PostId("answer", news["answer"]) if news.get("answer") else PostId("thread", news["thread"])

"""What the forum does about its own news: it tells the people concerned, each once and in their own language.

Everything is looked up when the news is heard, perhaps hours later: what was hidden, taken back or undone meanwhile is not told.
Nobody is told of their own deeds. One news tells a member one thing, the closest first: "your question" before "you follow".
"""

from forum.receivers import posts, reports, withdrawing

__all__ = ["posts", "reports", "withdrawing"]

"""What follows when Wagtail has written by itself: search rows, our own news, and notices to editors."""

from articles.receivers import publishing, reviews

__all__ = ["publishing", "reviews"]

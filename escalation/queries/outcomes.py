"""What came of a question for readers: the article made of its conversation, and the way back from there."""

from collections.abc import Iterable
from typing import Any

from articles.queries import ArticleTitle, article_in
from escalation.models import Conversation
from escalation.rules import conversations_in
from forum.queries.parts import ThreadLink
from forum.queries.titles import public_title


def article_of(thread_id: int, *, user: Any, language: str) -> ArticleTitle | None:
    """The published article made of the thread's conversation, if ``user`` may read it; in ``language`` where it can be had.

    One query, two more where there is an article or a draft.
    """
    drafts = Conversation.objects.filter(thread_id=thread_id, article_draft__isnull=False)
    draft = drafts.values_list("article_draft", flat=True).first()
    return article_in(language, article_id=draft, user=user) if draft else None


def question_behind(keys: Iterable[str]) -> ThreadLink | None:
    """The question an article with these keys of drafts was made of, if everybody may read it now. At most two queries."""
    conversations = conversations_in(keys)
    if not conversations:
        return None
    return public_title(Conversation.objects.filter(pk__in=conversations).values_list("thread_id", flat=True))

"""`submit_for_review`: an editor hands an unpublished text to those who may publish it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.models import ArticlePage
from articles.rules import may_draft


@transaction.atomic
def submit_for_review(*, article_id: int, by: Any) -> None:
    """Start the review the article's place in the tree asks for; under way already, it goes on as it is.

    Raises:
        PermissionDenied: ``by`` may not draft.
        ArticlePage.DoesNotExist: the article is gone.
    """
    if not may_draft(by):
        raise PermissionDenied
    page = ArticlePage.objects.select_for_update(of=("self",)).get(pk=article_id)
    review = page.get_workflow()
    if review is not None and page.current_workflow_state is None:
        review.start(page, by)

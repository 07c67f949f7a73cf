"""Bring a board in from a list: made when it is new, brought up to date when it is not."""

from collections.abc import Mapping

from django.db import transaction

from forum.models import Board, BoardText


@transaction.atomic
def bring_in_board(*, slug: str, position: int, texts: Mapping[str, tuple[str, str]], icon: str = "") -> Board:
    """A board with its texts, {language: (title, summary)}. Called twice it changes nothing."""
    board, _ = Board.objects.update_or_create(slug=slug, defaults={"position": position, "icon": icon})
    for language, (title, summary) in texts.items():
        BoardText.objects.update_or_create(
            board=board, language=language, defaults={"title": title, "summary": summary}
        )
    return board

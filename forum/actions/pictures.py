"""The pictures of a text hang on its post: put up, exchanged and taken down in the transaction that writes the text."""

from collections.abc import Iterable

from forum.models import Answer, Thread
from forum.posts import Person
from forum.texts import ANSWER_PICTURES, THREAD_PICTURES
from uploads.actions import attach_pictures, detach_pictures


def hang_pictures(post: Thread | Answer, addresses: Iterable[str], *, by: Person) -> None:
    """Hang up what the text shows and take down what it no longer shows."""
    attach_pictures(by=by, addresses=addresses, kind=_kind(post), object_id=post.pk)


def take_pictures_down(post: Thread | Answer) -> None:
    """Take down everything that hung on a post whose words go."""
    detach_pictures(kind=_kind(post), object_ids=[post.pk])


def _kind(post: Thread | Answer) -> str:
    return ANSWER_PICTURES if isinstance(post, Answer) else THREAD_PICTURES

"""The contract of uploads: the address of a picture, whose picture an address is, and who may fetch what hangs where.

An app whose texts hold pictures says in `<app>/upload_guards.py` who may see them:

    @guards("forum.answer")
    def may_see_answers(user, ids):
        return set(Answer.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))

and hangs them on what it writes, in the same transaction:

    rendered = render(body, own_image=own_images(by))
    attach_pictures(by=by, addresses=rendered.images, kind="forum.answer", object_id=answer.pk)      # uploads.actions
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext

from uploads.models import Attachment, Upload
from uploads.pictures import BadPicture, Picture, make_safe
from uploads.rules import is_owner

__all__ = [
    "BadPicture",
    "OwnImage",
    "Picture",
    "guards",
    "is_public",
    "link_for",
    "make_safe",
    "markdown_for",
    "may_fetch",
    "own_image",
    "own_images",
]

Guard = Callable[[Any, Collection[int]], Collection[int]]
"""Given a user (perhaps anonymous) and ids, the ids of those the user may see now. One query."""

_guards: dict[str, Guard] = {}
_KEY = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?:png|jpeg|webp)\Z")


def guards(kind: str) -> Callable[[Guard], Guard]:
    """Sign a function up as the guard of ``kind``; a second one is a mistake and raises ValueError."""

    def sign_up(guard: Guard) -> Guard:
        if kind in _guards and _guards[kind] is not guard:
            raise ValueError(f"Two guards for {kind!r}.")
        _guards[kind] = guard
        return guard

    return sign_up


@dataclass(frozen=True)
class OwnImage:
    """What a text needs to know of a picture of ours; fits `markup.render.OwnImage`."""

    id: int
    address: str
    width: int
    height: int
    alt: str


def link_for(upload: Upload) -> str:
    """The address of a picture, a path on this site."""
    return reverse("pictures:file", args=[upload.key, upload.kind])


def markdown_for(upload: Upload) -> str:
    """The line of Markdown that shows a picture; brackets and line feeds, which would end its words, are taken out."""
    words = " ".join((upload.alt or gettext("Picture")).replace("[", "(").replace("]", ")").replace("\\", "").split())
    return f"![{words}]({link_for(upload)})"


def own_image(address: str) -> OwnImage | None:
    """The picture at ``address`` (a path on this site), or None when it is none of ours, whoever asks."""
    upload = _upload_at(address)
    return _as_image(upload) if upload else None


def own_images(by: Any) -> Callable[[str], OwnImage | None]:
    """`own_image` for a text ``by`` writes: only pictures they gave us or may see, so that nobody publishes another's.

    A picture of a private thread is seen by the agent in it, who may show it there again; that it becomes public with a text is
    prevented by `uploads.actions.attach_pictures`.
    """

    def image_at(address: str) -> OwnImage | None:
        upload = _upload_at(address)
        return _as_image(upload) if upload and may_fetch(upload, by) else None

    return image_at


def may_fetch(upload: Upload, user: Any) -> bool:
    """Whether ``user`` may see this picture now: their own, or hanging on something they may see."""
    if is_owner(user, upload.owner_id):
        return True
    hung: dict[str, list[int]] = defaultdict(list)
    for kind, object_id in Attachment.objects.filter(upload=upload).values_list("kind", "object_id"):
        hung[kind].append(object_id)
    # A kind without a guard (its app was taken out) opens to nobody.
    return any(kind in _guards and set(_guards[kind](user, ids)) & set(ids) for kind, ids in hung.items())


def is_public(upload: Upload) -> bool:
    """Whether everybody may see this picture now."""
    return may_fetch(upload, AnonymousUser())


def _upload_at(address: str) -> Upload | None:
    match = _KEY.search(address)
    if not match:
        return None
    upload = Upload.objects.filter(key=uuid.UUID(match.group(1))).first()
    return upload if upload and link_for(upload) == address else None


def _as_image(upload: Upload) -> OwnImage:
    return OwnImage(id=upload.pk, address=link_for(upload), width=upload.width, height=upload.height, alt=upload.alt)

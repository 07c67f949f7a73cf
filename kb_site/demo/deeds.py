"""What was done to posts of the demo beside answering: edits, reports, hiding, closing, archiving, linking, following."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from forum import actions
from forum.posts import PostId
from kb_site.demo.talk_files import Deed


@dataclass(frozen=True)
class Scene:
    """The post a deed is done to; ``text`` is what it says in the end, ``laid`` {title: id} of all questions so far."""

    deed: Deed
    post: PostId
    thread_id: int
    text: str
    people: dict[str, Any]
    laid: dict[str, int]

    @property
    def by(self) -> Any:
        """Who does it."""
        return self.people[self.deed.who]


def do(deed: Deed, **scene: Any) -> None:
    """Do it, at the moment of the clock."""
    DEEDS[deed.verb](Scene(deed, **scene))


def _edit(scene: Scene) -> None:
    """Answers only; the text becomes what the file says."""
    _nothing, comment, *_texts = (part.strip() for part in scene.deed.words.split("|"))
    actions.edit_answer(by=scene.by, answer_id=scene.post.id, version=1, body=scene.text, comment=comment)


def _report(scene: Scene) -> None:
    reason, _, words = scene.deed.words.partition(" ")
    actions.report_post(by=scene.by, post=scene.post, reason=reason, text=words)


def _hide(scene: Scene) -> None:
    actions.hide_post(by=scene.by, post=scene.post, reason=scene.deed.words)


def _close(scene: Scene) -> None:
    actions.close_thread(by=scene.by, thread_id=scene.thread_id, reason=scene.deed.words)


def _archive(scene: Scene) -> None:
    actions.archive_thread(by=scene.by, thread_id=scene.thread_id)


def _link(scene: Scene) -> None:
    actions.mark_duplicate(by=scene.by, thread_id=scene.thread_id, original_id=scene.laid[scene.deed.words])


def _follow(scene: Scene) -> None:
    for handle in scene.deed.words.split(", "):
        actions.follow_thread(by=scene.people[handle], thread_id=scene.thread_id)


DEEDS: dict[str, Callable[[Scene], None]] = {
    "edit": _edit,
    "report": _report,
    "hidden": _hide,
    "closed": _close,
    "archived": _archive,
    "duplicate": _link,
    "follow": _follow,
}

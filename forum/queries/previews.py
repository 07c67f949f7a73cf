"""What a text will look like, by the renderer that will write it."""

from dataclasses import dataclass

from forum.posts import Person
from markup.render import MarkupError, render, render_reply
from uploads.links import own_images


@dataclass(frozen=True)
class Preview:
    """The HTML, "" of an empty text; or the sentence that says why there is none."""

    html: str = ""
    error: str = ""


def preview_of(body: str, *, by: Person, brief: bool = False) -> Preview:
    """``body`` as ``by`` would write it; ``brief`` as a reply, which has no pictures and no headings. No query but for pictures."""
    try:
        return Preview((render_reply(body) if brief else render(body, own_image=own_images(by))).html)
    except MarkupError as error:
        return Preview(error=str(error))

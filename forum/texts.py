"""From what people typed to what is stored: the source, its HTML and its words, rendered once, when it is written."""

from forum.rules import Refused, check_body, check_reply
from markup.render import MarkupError, Rendered, render, render_reply


def written_body(body: str) -> Rendered:
    """A question or an answer. Raises Refused at the field "body"."""
    try:
        return render(check_body(body))
    except MarkupError as error:
        raise Refused("markup", str(error), "body") from error


def written_reply(body: str) -> Rendered:
    """A reply. Raises Refused at the field "body"."""
    try:
        return render_reply(check_reply(body))
    except MarkupError as error:
        raise Refused("markup", str(error), "body") from error

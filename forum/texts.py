"""From what people typed to what is stored: the source, its HTML and its words, rendered once, when it is written."""

from forum.models import Answer, Reply, Thread
from forum.posts import Person
from forum.rules import Refused, check_body, check_question_text, check_reply
from markup.render import MarkupError, Rendered, render, render_reply
from uploads.links import own_images

# What pictures hang on, as uploads calls it; the guards stand in `forum.upload_guards`.
THREAD_PICTURES, ANSWER_PICTURES = "forum.thread", "forum.answer"


def written_body(body: str, by: Person) -> Rendered:
    """An answer; shows only pictures that ``by`` gave us or may see. Raises Refused at the field "body"."""
    return _rendered(check_body(body), by)


def written_question(body: str, by: Person, *, needed: bool) -> Rendered:
    """A question's text, likewise; it may be empty where it is not ``needed``."""
    return _rendered(check_question_text(body, needed=needed), by)


def _rendered(body: str, by: Person) -> Rendered:
    try:
        return render(body, own_image=own_images(by))
    except MarkupError as error:
        raise Refused("markup", str(error), "body") from error


def written_reply(body: str) -> Rendered:
    """A reply. Raises Refused at the field "body"."""
    try:
        return render_reply(check_reply(body))
    except MarkupError as error:
        raise Refused("markup", str(error), "body") from error


def what_it_says(post: Thread | Answer | Reply) -> str:
    """A post as it was typed, a question with its title: what a report keeps, to be compared with later."""
    if isinstance(post, Reply):
        return str(post.comment)
    return f"{post.title}\n\n{post.body}" if isinstance(post, Thread) else post.body

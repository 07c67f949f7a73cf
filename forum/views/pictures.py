"""Pictures sent with a text by plain form: each is kept and becomes a line of Markdown at the end of the body."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from accounts import limits
from forum.forms import Refusable
from uploads.actions import keep_picture
from uploads.links import BadPicture, markdown_for

MOST_AT_ONCE = 10


@dataclass(frozen=True)
class Sent:
    """A form's fields with the pictures in the body; ``only_adding`` when the button was pressed that only adds them."""

    data: QueryDict
    problem: str
    only_adding: bool

    @property
    def stays(self) -> bool:
        """Whether the form is to be shown again instead of being posted."""
        return self.only_adding or bool(self.problem)

    def show_on(self, form: Refusable) -> int:
        """Make ``form``, bound to the data, show what stands in the way, or the text unjudged; the status of its page."""
        if self.problem:
            form.full_clean()
            form.add_error("body", self.problem)
            return 422
        form.unjudge()
        return 200


def with_pictures(request: HttpRequest) -> Sent:
    """What was posted, its pictures kept. Those before one that cannot be kept are in the body already."""
    files = request.FILES.getlist("pictures")
    data = request.POST.copy()
    lines = []
    problem = _("Add at most 10 pictures at once.") if len(files) > MOST_AT_ONCE else ""
    for file in files[:MOST_AT_ONCE] if not problem else []:
        verdict = limits.check("upload", who=limits.who_asks(request))
        if not verdict.allowed:
            problem = verdict.sentence
            break
        try:
            lines.append(markdown_for(keep_picture(by=request.user, file=file)))
        except BadPicture as error:
            problem = f"{file.name}: {error}" if len(files) > 1 else str(error)
            break
    if lines:
        body = data.get("body", "").rstrip()
        data["body"] = "\n\n".join([body, *lines] if body else lines)
    return Sent(data, problem, only_adding="add_pictures" in data)

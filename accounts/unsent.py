"""What a member typed into a form before a sign-in came between: for the view that shows this form to them again."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass
class Unsent:
    """The fields of the form that waits, by name; ``is_shown`` once a view has taken them into its form."""

    fields: dict[str, str]
    is_shown: bool = False


def unsent_in(request: HttpRequest) -> dict[str, str]:
    """What stood in the form at this address, as initial values of its fields; empty on every ordinary visit.

    Ask only where the form is really shown: for whoever does not ask, the text is offered on a page of its own.
    """
    unsent: Unsent | None = getattr(request, "unsent", None)
    if unsent is None:
        return {}
    unsent.is_shown = True
    return dict(unsent.fields)

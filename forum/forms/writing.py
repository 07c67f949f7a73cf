"""Forms for asking, answering, replying and editing."""

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forum import rules
from forum.queries import board_choices
from forum.rules import limits
from forum.rules.limits import BODY_MOST, COMMENT_MOST, REPLY_MOST, TAG_MOST, TAGS_MOST, TITLE_MOST
from search.rules import hits_named

# Room above the rule's own limit, so that somebody who pasted too much gets the rule's sentence and keeps the text.
SLACK = 2


class Refusable(forms.Form):
    """A form that takes the sentence of a rule; the rules of ``asked`` by field at once, so that all of it is mended in one go."""

    asked: Mapping[str, Callable[[Any], object]] = MappingProxyType({})
    # Whether its body is a reply's, which is drawn without pictures and headings.
    brief = False

    def clean(self) -> None:
        """Ask the rule of each field that is whole."""
        for name, check in self.asked.items():
            if name in self.cleaned_data:
                try:
                    check(self.cleaned_data[name])
                except rules.Refused as refused:
                    self.refuse(refused)

    def refuse(self, refused: rules.Refused) -> None:
        """Put the rule's sentence where it belongs."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused.sentence))

    def unjudge(self) -> None:
        """Show again what was typed, as if the form had just been opened with it."""
        self.initial = {**self.initial, **self.data.dict()}  # type: ignore[attr-defined]  # a QueryDict
        self.is_bound = False


class Keyed(Refusable):
    """A form with a key: sent twice, it is one post."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


# What is empty is told in the sentence of the rule: three times "this field" says nothing in the list above the form.
TITLE_MISSING, BODY_MISSING, REPLY_MISSING = (
    {"required": sentence} for sentence in (limits.TITLE_SHORT, limits.BODY_SHORT, limits.REPLY_SHORT)
)


def _body(
    label: Any, *, rows: int, hint: Any = "", most: int = BODY_MOST, draft: str = "", missing: Any = BODY_MISSING
) -> forms.CharField:
    attributes: dict[str, Any] = {"rows": rows, "class": "editor__text"}
    if draft:
        attributes["data-draft"] = draft
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most * SLACK,
        widget=forms.Textarea(attrs=attributes),
        strip=False,
        error_messages=missing,
    )


class ManyFiles(forms.FileInput):
    """A file field that takes several."""

    allow_multiple_selected = True


class Pictured(Keyed):
    """A text that may show pictures: what is sent here becomes Markdown in the body (`forum.views.pictures`)."""

    pictures = forms.FileField(
        label=_("Add pictures"),
        help_text=_("PNG, JPEG, GIF or WebP, at most 5 MB. Place and camera are removed from it."),
        required=False,
        widget=ManyFiles(attrs={"accept": "image/png,image/jpeg,image/gif,image/webp", "class": "editor__file"}),
    )


class TagsField(forms.CharField):
    """Tags as typed, separated by commas; a list of names."""

    def to_python(self, value: Any) -> Any:
        """Split at commas; spaces belong to a tag."""
        return [part.strip() for part in str(value or "").split(",") if part.strip()]

    def run_validators(self, value: Any) -> None:
        """Length is checked tag by tag by the rules."""
        super().run_validators(", ".join(value))


class HitsField(forms.Field):
    """Hits a script names; what cannot be one is passed over."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """Kinds and ids."""
        return hits_named(str(value or ""))


class AskForm(Pictured):
    """A question, and what was suggested before."""

    asked = MappingProxyType({"title": rules.check_title, "tags": rules.check_tags, "body": rules.check_body})

    title = forms.CharField(
        label=_("What is happening?"),
        help_text=_("As you would say it to a neighbour. What you see, and on which product."),
        max_length=TITLE_MOST * SLACK,
        widget=forms.TextInput(attrs={"class": "input--large", "autocomplete": "off", "data-draft": "ask-title"}),
        error_messages=TITLE_MISSING,
    )
    body = _body(_("Tell us more"), rows=9, hint=_("What did you try? What did you expect?"), draft="ask-body")
    board = forms.TypedChoiceField(
        label=_("Board"), coerce=int, error_messages={"required": _("Choose the board it belongs to.")}
    )
    tags = TagsField(
        label=_("Tags"),
        required=False,
        max_length=TAG_MOST * TAGS_MOST * SLACK,
        help_text=_("Up to five, separated by commas: a product, a part, an error code."),
        widget=forms.TextInput(attrs={"data-draft": "ask-tags"}),
    )
    language = forms.ChoiceField(label=_("Language of your question"), choices=settings.LANGUAGES)
    shown, opened = HitsField(required=False), HitsField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        kwargs["initial"] = {"language": language, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        choices = [(board.id, board.title) for board in board_choices()]
        self.fields["board"].choices = [("", _("Choose a board")), *choices]  # type: ignore[attr-defined]  # a ChoiceField


class AnswerForm(Pictured):
    """A full answer."""

    body = _body(_("Your answer"), rows=7)

    def __init__(self, *args: Any, draft: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs |= {"data-draft": draft} if draft else {}


class ReplyForm(Keyed):
    """A short note under a question or an answer."""

    brief = True

    body = _body(_("Your reply"), rows=3, hint=_("Up to 600 characters."), most=REPLY_MOST, missing=REPLY_MISSING)


class EditForm(Keyed):
    """A new text of a reply, with the version it was opened with; those of longer texts have more fields."""

    brief = True

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)
    body = _body(_("Text"), rows=12, missing={"required": _("Write the text first.")})


class EditPostForm(Pictured, EditForm):
    """An answer's text, and what the edit was about."""

    brief = False

    comment = forms.CharField(
        label=_("What did you change?"),
        required=False,
        max_length=COMMENT_MOST * SLACK,
        help_text=_("Stands in the history."),
    )


class EditQuestionForm(EditPostForm):
    """A question's title, text and tags."""

    asked: Mapping[str, Callable[[Any], object]] = MappingProxyType(
        {"title": rules.check_title, "tags": rules.check_tags}
    )
    title = forms.CharField(label=_("Title"), max_length=TITLE_MOST * SLACK, error_messages=TITLE_MISSING)
    tags = TagsField(label=_("Tags"), required=False, max_length=TAG_MOST * TAGS_MOST * SLACK)
    field_order = ("title", "body", "pictures", "tags", "comment")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One that was asked without a text needs none.
        needed = self.fields["body"].required = bool(self.initial.get("body", True))
        self.asked = {**self.asked, "body": partial(rules.check_question_text, needed=needed)}

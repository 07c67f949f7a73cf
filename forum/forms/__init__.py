"""Forms of the forum: they carry what was typed; what may be said is decided by the rules behind the actions."""

from forum.forms.keeping import DecisionForm, MoveForm, OriginalForm, PublishForm, ReasonForm, ReportForm
from forum.forms.lists import SiftForm
from forum.forms.writing import AnswerForm, AskForm, EditForm, EditPostForm, EditQuestionForm, Refusable, ReplyForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "DecisionForm",
    "EditForm",
    "EditPostForm",
    "EditQuestionForm",
    "MoveForm",
    "OriginalForm",
    "PublishForm",
    "ReasonForm",
    "Refusable",
    "ReplyForm",
    "ReportForm",
    "SiftForm",
]

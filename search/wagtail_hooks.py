"""Synonyms under /cms/: which words mean the same, by language. What is saved there the next search knows."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import DeleteView, EditView, SnippetViewSet

from search.actions.synonyms import check_group, synonyms_changed
from search.models import SynonymGroup
from search.phrases import EMPTY, OF_A_GROUP, Group, cleaned
from search.ranking import SYNONYMS_OF_A_WORD

LINES, FEWER_LINES = forms.Textarea(attrs={"rows": 6}), forms.Textarea(attrs={"rows": 3})

ABOUT_PHRASES = format_lazy(
    _(
        "One phrase a line, as people type it. Whoever searches for one also finds the others: “router”, “broadband box”, "
        "“internet box”. Capitals and endings do not count. At most {most} lines; the first {looked_for} others are looked for."
    ),
    most=OF_A_GROUP,
    looked_for=SYNONYMS_OF_A_WORD,
)
ABOUT_LEADING = _(
    "Empty as a rule. With phrases here, whoever searches for one of those above (“hygrometer”) also finds these (“sensor”), but "
    "not the other way round."
)


class SynonymForm(WagtailAdminModelForm):
    """A group of synonyms, its phrases one a line."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Only texts in this language are searched for these words. Each language has groups of its own."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phrases"].error_messages["required"] = EMPTY
        if self.instance.pk is None:
            self.initial.setdefault("language", get_language())
        else:
            self.initial["seen"] = self.instance.digest

    def clean(self) -> dict[str, Any]:
        """What may be kept; refused with all that is wrong, by field."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return data
        lines = {field: cleaned(data[field].splitlines()) for field in ("phrases", "leads_to")}
        group = Group(data["language"], **lines)
        try:
            check_group(group, but=self.instance.pk or 0)
            self._compare(group)
        except ValidationError as error:
            self.add_error(None, error)
        return data | {field: "\n".join(phrases) for field, phrases in lines.items()}

    def _compare(self, group: Group) -> None:
        """Refuse once to write over what somebody saved since the form was shown; who has read it may."""
        now = SynonymGroup.objects.filter(pk=self.instance.pk).first()
        if now is None or now.digest == self.data.get("seen") or now.group == group:
            return
        self.data = self.data.copy()
        self.data["seen"] = now.digest
        sentence = _(
            "This group was changed while you were writing. It says now (%(language)s): %(group)s. Save again to put yours in "
            "its place."
        )
        raise ValidationError({"phrases": sentence % {"language": now.language_name, "group": now}})

    def save(self, commit: bool = True) -> SynonymGroup:
        """Save; every search knows it with the commit."""
        row: SynonymGroup = super().save(commit=commit)
        synonyms_changed()
        return row


class Unreferenced:
    """For views of what nothing else can point to: Wagtail would say that nothing does."""

    def get_usage_url(self) -> None:
        """No list of what points here."""


class SynonymEditView(Unreferenced, EditView):
    """The form of a group that is there already."""


class SynonymDeleteView(Unreferenced, DeleteView):
    """The question whether a group shall go."""

    confirmation_message = _(
        "Whoever searches for one of these phrases will no longer find the others. Delete the group?"
    )

    def delete_action(self) -> None:
        """Delete it, and let every search know."""
        super().delete_action()
        synonyms_changed()


class SynonymFilters(WagtailFilterSet):
    """What the list can be narrowed to."""

    language = ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = SynonymGroup
        fields = ("language",)


class SynonymViewSet(SnippetViewSet):
    """The list of groups and the form of one."""

    model = SynonymGroup
    icon = "resubmit"
    menu_label = _("Synonyms")
    menu_name = "synonyms"
    menu_order = 330
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_view_class = SynonymEditView
    delete_view_class = SynonymDeleteView
    index_results_template_name = "search/cms/synonyms.html"
    filterset_class = SynonymFilters
    search_fields = ("phrases", "leads_to")
    list_display = (
        "__str__",
        Column("language_name", label=_("Language"), sort_key="language"),
        UpdatedAtColumn(label=_("Changed")),
    )
    edit_handler = ObjectList(
        [
            FieldPanel("language"),
            FieldPanel(
                "phrases",
                heading=_("Mean the same"),
                widget=LINES,
                help_text=ABOUT_PHRASES,
            ),
            FieldPanel(
                "leads_to",
                heading=_("One way only: leads to"),
                widget=FEWER_LINES,
                help_text=ABOUT_LEADING,
            ),
        ],
        base_form_class=SynonymForm,
    )


register_snippet(SynonymViewSet)


@hooks.register("register_bulk_action", order=1)
class SynonymBulkDelete(DeleteBulkAction):
    """Several groups at once; stands for Wagtail's own, which tells nobody."""

    models = (SynonymGroup,)
    template_name = "search/cms/delete_synonyms.html"

    @classmethod
    def execute_action(cls, objects: Any, user: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Delete them, and let every search know."""
        gone: tuple[int, int] = super().execute_action(objects, user=user, **kwargs)
        synonyms_changed()
        return gone

"""Forms in the house's markup: field, error summary, control. Loaded into every template."""

from typing import Any

from django import template
from django.forms import BaseForm, BoundField

register = template.Library()

CLASSES = {
    "select": "select",
    "selectmultiple": "select",
    "textarea": "textarea",
    "checkbox": "choice__box",
    "radio": "choice__box",
    "checkboxselectmultiple": "choice__box",
    "radioselect": "choice__box",
}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm | None, title: str = "", general_at: str = "") -> dict[str, Any]:
    """What has to be corrected, on top of the page, each line a link to its field. Nothing when the form is right.

    ``general_at`` is the id of the part that a sentence about no single field means.
    """
    if not form or not form.is_bound or not form.errors:
        return {"errors": []}
    general = [(general_at, error) for error in form.non_field_errors()]
    of_fields = [(first_control(field), error) for field in form for error in field.errors]
    return {"errors": [*general, *of_fields], "title": title}


def first_control(field: BoundField) -> str:
    """The id a link to the field leads to: for a group of choices the first of them."""
    if field.field.widget.use_fieldset:
        return next((choice.id_for_label for choice in field.subwidgets if choice.id_for_label), field.auto_id)
    return field.id_for_label or field.auto_id


@register.inclusion_tag("forms/field.html")
def field(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """One field: label, hint, message, control; the same template that `{{ field.as_field_group }}` uses."""
    if hint:
        bound.help_text = hint
    return {"field": bound}


@register.filter
def kind(bound: BoundField) -> str:
    """What the control is: text, email, textarea, select, checkbox, radioselect, checkboxselectmultiple, file, …"""
    widget = type(bound.field.widget).__name__.lower()
    known = widget if widget in CLASSES else str(getattr(bound.field.widget, "input_type", "") or widget)
    return {"checkboxinput": "checkbox", "radio": "radioselect"}.get(known, known)


@register.filter
def control(bound: BoundField) -> Any:
    """The bare control with the class of its kind; Django ties it to its hint and message by itself."""
    own = bound.field.widget.attrs.get("class", "")
    return bound.as_widget(attrs={"class": f"{CLASSES.get(kind(bound), 'input')} {own}".strip()})

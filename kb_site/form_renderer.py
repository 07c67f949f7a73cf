"""Draws forms in the house's markup (templates/forms/); widgets keep Django's templates, which the two admins share."""

from django.forms.renderers import TemplatesSetting


class LookRenderer(TemplatesSetting):
    """`{{ form }}` and `{{ field.as_field_group }}` come out as the look wants them."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"

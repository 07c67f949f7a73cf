"""Wagtail's page of one's own preferences asks for the public name instead of first and last names."""

from wagtail.admin.views.account import NameEmailSettingsPanel

from accounts.forms.staff import PublicNameForm

# Wagtail has no setting for this form; its panel is a class with the form as an attribute.
NameEmailSettingsPanel.form_class = PublicNameForm

"""The look's own tags and filters, loaded into every template."""

from django import template

register = template.Library()

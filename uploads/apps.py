"""Registers the app uploads with Django."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Files members give us: checked, made safe, handed out only to those who may see them."""

    name = "uploads"

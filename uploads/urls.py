"""Addresses of uploads people read, with their language in front; those of the files are in `file_urls`."""

from django.urls import path

from uploads import views

app_name = "uploads"
urlpatterns = [
    path("uploads/new/", views.new, name="new"),
]

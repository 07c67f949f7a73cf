"""Addresses of the inbox."""

from django.urls import path

from inbox.views import notices, stopping

app_name = "inbox"
urlpatterns = [
    path("inbox/", notices.notice_list, name="list"),
    path("inbox/read/", notices.read, name="read"),
    path("inbox/settings/", notices.settings, name="settings"),
    path("inbox/stop/<str:token>/", stopping.stop, name="stop"),
]

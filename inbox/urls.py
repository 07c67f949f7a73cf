"""Addresses of the inbox."""

from django.urls import path

from inbox.views import notices, stopping

app_name = "inbox"
urlpatterns = [
    path("inbox/", notices.notice_list, name="list"),
    path("inbox/read/", notices.read, name="read"),
    path("inbox/settings/", notices.settings, name="settings"),
    # What a mail program cut off or hung on still arrives there, to be told so.
    path("inbox/stop/", stopping.stop),
    path("inbox/stop/<path:token>/", stopping.stop, name="stop"),
]

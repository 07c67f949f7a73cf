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
    # A mail program sends its one click once and follows no redirect (RFC 8058): a lost stroke at the end is no damage.
    path("inbox/stop/<path:token>", stopping.stop),
]

"""Addresses of the mail of development; without a language, because they are for whoever builds."""

from django.urls import path

from inbox.views import development

app_name = "dev-mail"
urlpatterns = [
    path("dev/mail/", development.mail_list, name="list"),
    path("dev/mail/<str:name>/", development.mail_page, name="mail"),
    path("dev/mail/<str:name>/html/", development.mail_html, name="html"),
    path("dev/mail/<str:name>/source/", development.mail_source, name="source"),
]

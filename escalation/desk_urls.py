"""Addresses of the agents' console, below /desk/."""

from django.urls import path

from escalation.views import desk_close, desk_pages, desk_talk

app_name = "desk"
urlpatterns = [
    path("", desk_pages.queue_page, name="queue"),
    path("fresh/", desk_pages.queue_part, name="queue-fresh"),
    path("next/", desk_talk.take_next, name="take-next"),
    path("duty/", desk_talk.duty, name="duty"),
    path("<id:conversation_id>/", desk_pages.conversation, name="conversation"),
    path("<id:conversation_id>/fresh/", desk_pages.talk_part, name="conversation-fresh"),
    path("<id:conversation_id>/may-answer/", desk_pages.tips, name="conversation-tips"),
    path("<id:conversation_id>/say/", desk_talk.say, name="conversation-say"),
    path("<id:conversation_id>/take/", desk_talk.take, name="conversation-take"),
    path("<id:conversation_id>/give-back/", desk_talk.give_back, name="conversation-give-back"),
    path("<id:conversation_id>/close/", desk_close.close, name="conversation-close"),
    path("<id:conversation_id>/article/", desk_talk.article, name="conversation-article"),
]

"""Addresses of the customer's side of a hand-over, below /LANG/; those of the desk are in `desk_urls`."""

from django.urls import path

from escalation.views import begin, conversation, proposal, withdraw

app_name = "escalation"
urlpatterns = [
    path("person/", begin.begin, name="begin"),
    path("questions/threads/<id:thread_id>/person/", begin.hand_over, name="hand-over"),
    path("conversations/<id:conversation_id>/", conversation.conversation, name="conversation"),
    path("conversations/<id:conversation_id>/news/", conversation.news, name="conversation-news"),
    path("conversations/<id:conversation_id>/say/", conversation.say, name="conversation-say"),
    path("conversations/<id:conversation_id>/leave/", conversation.leave, name="conversation-leave"),
    path("conversations/messages/<id:message_id>/take-off/", withdraw.withdraw, name="message-withdraw"),
    path("conversations/proposals/<id:proposal_id>/", proposal.decide, name="proposal"),
]

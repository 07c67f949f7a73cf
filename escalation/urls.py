"""Addresses of the customer's side of a hand-over, below /LANG/; those of the desk are in `desk_urls`."""

from django.urls import path

from escalation.views import begin, conversation, proposal, withdraw

app_name = "escalation"
urlpatterns = [
    path("person/", begin.begin, name="begin"),
    path("questions/threads/<int:thread_id>/person/", begin.hand_over, name="hand-over"),
    path("conversations/<int:conversation_id>/", conversation.conversation, name="conversation"),
    path("conversations/<int:conversation_id>/news/", conversation.news, name="conversation-news"),
    path("conversations/<int:conversation_id>/say/", conversation.say, name="conversation-say"),
    path("conversations/<int:conversation_id>/leave/", conversation.leave, name="conversation-leave"),
    path("conversations/messages/<int:message_id>/take-off/", withdraw.withdraw, name="message-withdraw"),
    path("conversations/proposals/<int:proposal_id>/", proposal.decide, name="proposal"),
]

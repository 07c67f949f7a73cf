"""Addresses of the forum, below /LANG/questions/."""

from django.urls import path

from forum.views import ask, judging, lists, thread, writing

app_name = "forum"
urlpatterns = [
    path("", lists.boards, name="boards"),
    path("boards/<slug:slug>/", lists.board, name="board"),
    path("tags/<str:slug>/", lists.tag, name="tag"),
    path("mine/", lists.mine, name="mine"),
    path("ask/", ask.ask, name="ask"),
    path("preview/", thread.preview, name="preview"),
    path("posts/<slug:kind>/<int:number>/", thread.post, name="post"),
    path("posts/<slug:kind>/<int:number>/reply/", writing.reply, name="post-reply"),
    path("posts/<slug:kind>/<int:number>/edit/", writing.edit, name="post-edit"),
    path("posts/<slug:kind>/<int:number>/vote/<slug:value>/", judging.vote, name="post-vote"),
    path("answers/<int:answer_id>/accept/", judging.accept, name="answer-accept"),
    path("threads/<int:thread_id>/answer/", writing.answer, name="thread-answer"),
    path("threads/<int:thread_id>/unaccept/", judging.unaccept, name="thread-unaccept"),
    path("threads/<int:thread_id>/follow/", judging.follow, {"wanted": True}, name="thread-follow"),
    path("threads/<int:thread_id>/unfollow/", judging.follow, {"wanted": False}, name="thread-unfollow"),
    path("threads/<int:thread_id>/seen/", thread.seen, name="thread-seen"),
    path("<int:thread_id>/", thread.thread, name="thread-short"),
    path("<int:thread_id>/<str:slug>/", thread.thread, name="thread"),
]

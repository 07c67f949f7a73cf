"""Addresses of the forum, below /LANG/questions/."""

from django.urls import URLPattern, path

from forum.views import (
    ask,
    deeds,
    duplicates,
    history,
    judging,
    lists,
    members,
    previews,
    replies,
    reports,
    thread,
    writing,
)


def _of_posts(deed: str) -> URLPattern:
    return path(f"posts/<slug:kind>/<id:number>/{deed}/", deeds.deed, {"deed": deed}, name=f"post-{deed}")


def _of_threads(deed: str) -> URLPattern:
    return path(f"threads/<id:number>/{deed}/", deeds.deed, {"deed": deed}, name=f"thread-{deed}")


app_name = "forum"
urlpatterns = [
    path("", lists.boards, name="boards"),
    path("boards/<slug:slug>/", lists.board, name="board"),
    path("tags/<str:slug>/", lists.tag, name="tag"),
    path("mine/", lists.mine, name="mine"),
    path("by/<str:handle>/", members.member, name="member"),
    path("ask/", ask.ask, name="ask"),
    path("preview/", previews.preview, name="preview"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<id:number>/", reports.decide, name="report"),
    path("posts/<slug:kind>/<id:number>/", thread.post, name="post"),
    path("posts/<slug:kind>/<id:number>/reply/", writing.reply, name="post-reply"),
    path("posts/<slug:kind>/<id:number>/replies/", replies.replies, name="post-replies"),
    path("posts/<slug:kind>/<id:number>/edit/", writing.edit, name="post-edit"),
    path("posts/<slug:kind>/<id:number>/vote/<slug:value>/", judging.vote, name="post-vote"),
    path("posts/<slug:kind>/<id:number>/history/", history.history, name="post-history"),
    path("posts/<slug:kind>/<id:number>/revert/<id:version>/", history.revert, name="post-revert"),
    path("posts/<slug:kind>/<id:number>/erase/<id:version>/", history.erase, name="post-erase"),
    *map(_of_posts, ("report", "delete", "hide", "restore")),
    path("answers/<id:number>/accept/", deeds.deed, {"deed": "accept", "kind": "answer"}, name="answer-accept"),
    path("threads/<id:thread_id>/answer/", writing.answer, name="thread-answer"),
    path("threads/<id:number>/duplicate/", duplicates.mark_duplicate, name="thread-duplicate"),
    path("threads/<id:thread_id>/seen/", thread.seen, name="thread-seen"),
    *map(_of_threads, ("unaccept", "follow", "unfollow", "close", "reopen", "archive", "unarchive", "move", "publish")),
    _of_threads("unmark-duplicate"),
    path("<id:thread_id>/", thread.thread, name="thread-short"),
    path("<id:thread_id>/<str:slug>/", thread.thread, name="thread"),
]

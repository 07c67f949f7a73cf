"""Who is answered what at every address that names no thread, conversation or post: one row an address, one letter a person."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.urls import get_resolver, reverse

from tests.access.shore import ROLES, Shore

# The columns of a row: the six of the line, and staff with every right, who alone see what is for nobody else.
COLUMNS = (*ROLES, "staff")
ANSWERS = MappingProxyType(
    {"S": "seen", "L": "leads on", "I": "sign in", "M": "missing", "F": "forbidden", "P": "post only"}
)

# visitor, member, author, agent, editor, moderator, staff
EVERYBODY, MEMBERS, VISITORS = "SSSSSSS", "ISSSSSS", "SLLLLLL"
NAMES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("account_inactive", "account_email_verification_sent", "account_reset_password"),
            *("account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done"),
            *("accounts:left", "accounts:profile", "articles:feedback", "articles:feedback-thanks", "articles:index"),
            *("brand-style", "forum:board", "forum:boards", "forum:member", "forum:tag", "healthz-live"),
            *("poweruser:ledger", "poweruser:people", "poweruser:reputation", "robots", "sitemap"),
            *("search:results", "search:completions", "search:suggestions"),
        ),
        EVERYBODY,
    ),
    **dict.fromkeys(
        (
            *("account_change_password", "account_email", "accounts:data", "accounts:leave", "accounts:picture"),
            *("accounts:settings", "escalation:begin", "forum:ask", "forum:mine", "inbox:list", "inbox:settings"),
            "uploads:new",
        ),
        MEMBERS,
    ),
    **dict.fromkeys(("account_login", "account_request_login_code", "account_signup"), VISITORS),
    **dict.fromkeys(("account_set_password", "accounts:me", "send-again"), "ILLLLLL"),
    **dict.fromkeys(("accounts:leave-code", "inbox:read"), "IPPPPPP"),
    **dict.fromkeys(("account_confirm_login_code", "first-page"), "LLLLLLL"),
    # With a key and a token that nobody was given, and a hit that nobody named.
    **dict.fromkeys(("account_confirm_email", "inbox:stop", "search:solved"), "MMMMMMM"),
    "account_logout": "LSSSSSS",
    **dict.fromkeys(("forum:preview", "search:clicked"), "PPPPPPP"),
    **dict.fromkeys(("desk:queue", "desk:queue-fresh"), "IMMSMMS"),
    **dict.fromkeys(("desk:duty", "desk:take-next"), "IMMLMML"),
    **dict.fromkeys(
        (
            *("insights:clusters", "insights:cluster", "insights:completions"),
            *("insights:task", "insights:task-synonym", "insights:task-done"),
        ),
        "IMMMSMS",
    ),
    **dict.fromkeys(
        (
            *("insights:task-draft", "insights:task-reopen"),
            *("insights:completion-withhold", "insights:completion-offer"),
        ),
        "IMMMLML",
    ),
    "forum:reports": "IMMMMSS",
    "styleguide": "MMMMMMS",
    **dict.fromkeys(
        (
            *("articles_feedback_report", "articles_feedback_report_results"),
            *("articles_review_report", "articles_review_report_results"),
        ),
        "IFFFSFS",
    ),
}
# What stands for nothing in particular in addresses with an argument.
GIVEN: Mapping[str, Callable[[Shore], Any]] = {
    "handle": lambda shore: "somebody",
    "slug": lambda shore: "sensors",
    "cluster_id": lambda shore: shore.cluster.pk,
    "withheld_id": lambda shore: shore.withheld.pk,
    "task_id": lambda shore: shore.saying.pk,
    "article_id": lambda shore: shore.article.pk,
    "token": lambda shore: "x",
    "key": lambda shore: "not-a-key",
    "uidb36": lambda shore: "1",
}
# Addresses without a name of ours: Wagtail's pages, the two back rooms and what is in them.
PATHS: Mapping[str, tuple[Callable[[Shore], str], str]] = {
    "home": (lambda shore: "/en/", EVERYBODY),
    "section": (lambda shore: shore.article.get_parent().url, EVERYBODY),
    "article": (lambda shore: shore.article.url, EVERYBODY),
    "cms": (lambda shore: "/cms/", "IFFFSFS"),
    "cms pages": (lambda shore: "/cms/pages/", "IFFFSFS"),
    "cms articles": (lambda shore: "/cms/articles/", "IFFFSFS"),
    "cms boards": (lambda shore: "/cms/snippets/forum/board/", "IFFFLFS"),
    "cms synonyms": (lambda shore: "/cms/snippets/search/synonymgroup/", "IFFFSFS"),
    "cms a synonym": (lambda shore: "/cms/snippets/search/synonymgroup/add/", "IFFFSFS"),
    "cms people": (lambda shore: "/cms/users/", "IFFFLFS"),
    "cms groups": (lambda shore: "/cms/groups/", "IFFFLFS"),
    "cms sites": (lambda shore: "/cms/sites/", "IFFFLFS"),
    "admin": (lambda shore: "/admin/", "IFFFFFS"),
    "admin of people": (lambda shore: "/admin/accounts/user/", "IFFFFFS"),
}
# Asked where they live: files by who may see what they hang on, streams by who may listen, development's mail never outside it.
ASKED_ELSEWHERE: Mapping[str, str] = {
    "face": "tests/accounts: pictures of people",
    "article_files:picture": "tests/articles: pictures of articles",
    "pictures:file": "tests/uploads: pictures in posts",
    "sitemap-file": "tests/look: the sitemap",
    "favicon": "tests/look: leads to a file of ours",
    "healthz": "tests/kb_site: the state of the servers, the same to everybody",
    "live:stream": "tests/live: who may listen",
    **dict.fromkeys(("dev-mail:list", "dev-mail:mail", "dev-mail:html", "dev-mail:source"), "tests/inbox: the mailbox"),
}


def plain_address(name: str, shore: Shore) -> str:
    """The address of a name of ours, or of a path."""
    if name in PATHS:
        return PATHS[name][0](shore)
    room, _, short = name.rpartition(":")
    table = get_resolver().namespace_dict[room][1] if room else get_resolver()
    wanted = {argument for found in table.reverse_dict.getlist(short) for _, taken in found[0] for argument in taken}
    return reverse(name, kwargs={argument: given(shore) for argument, given in GIVEN.items() if argument in wanted})

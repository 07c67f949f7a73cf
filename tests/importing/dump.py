"""A small dump of our own, in the format Stack Exchange publishes: built from a few rows, changed by a test where it must break."""

import copy
from pathlib import Path
from xml.sax.saxutils import quoteattr

SITE = "weather.stackexchange.com"
DAY = "2018-03-{:02d}T{:02d}:15:30.567"


def at(day: int, hour: int = 12) -> str:
    return DAY.format(day, hour)


def _votes() -> list[dict]:
    cast = [("1", "2", 3), ("2", "2", 4), ("2", "3", 1), ("3", "3", 2), ("20", "2", 1), ("99", "2", 2), ("9", "2", 1)]
    kinds = [(post, kind) for post, kind, times in cast for _ in range(times)] + [("2", "1"), ("1", "5"), ("1", "10")]
    return [
        {"Id": str(number), "PostId": post, "VoteTypeId": kind, "CreationDate": "2018-03-05T00:00:00.000"}
        for number, (post, kind) in enumerate(kinds, 1)
    ]


def rows() -> dict[str, list[dict]]:
    """Three questions, three answers, a page about a tag, and what hangs on them, by file."""
    question, answer = {"PostTypeId": "1", "ViewCount": "40"}, {"PostTypeId": "2"}
    return {
        "posts": [
            {**question, "Id": "1", "AcceptedAnswerId": "2", "CreationDate": at(1), "Score": "3", "OwnerUserId": "11"}
            | {"Title": "Why does a rain gauge drip?", "Tags": "<rain-gauge><care>", "LastEditDate": at(2)}
            | {"Body": '<p>See <a href="/q/20">this</a>.</p><p><img src="https://i.example/a.png" alt="A gauge"></p>'},
            {**answer, "Id": "2", "ParentId": "1", "CreationDate": at(5), "Score": "3", "OwnerUserId": "12"}
            | {"Body": "<p>It is <strong>meant</strong> to.</p><pre><code>drip = 1\n</code></pre>"},
            {**answer, "Id": "3", "ParentId": "1", "CreationDate": at(6), "Score": "-2", "OwnerDisplayName": "gone"}
            | {"Body": "<p>Mine does not &amp; never did.</p>"},
            {"Id": "9", "PostTypeId": "5", "CreationDate": at(6), "Body": "<p>About gauges.</p>", "OwnerUserId": "-1"},
            {**question, "Id": "20", "CreationDate": at(7), "Score": "1", "OwnerUserId": "12", "ClosedDate": at(9)}
            | {"Title": "My rain gauge drips", "Body": "<p>All night long.</p>", "Tags": "|rain-gauge|"},
            {**question, "Id": "30", "CreationDate": at(8), "OwnerUserId": "77", "AcceptedAnswerId": "98"}
            | {"Title": "Is snow rain?", "Body": "<p>In a rain gauge.</p>", "Tags": "<snow>"},
            {**answer, "Id": "31", "ParentId": "30", "CreationDate": at(8, 18), "Body": "<p>It melts.</p>"},
        ],
        "users": [
            {"Id": "-1", "DisplayName": "Community", "Reputation": "1", "CreationDate": at(1)},
            {"Id": "11", "DisplayName": "Jürgen", "Reputation": "4321", "CreationDate": at(1)},
            {
                "Id": "12",
                "DisplayName": "Jürgen",
                "Reputation": "101",
                "CreationDate": at(1),
                "AboutMe": "<p>Hello</p>",
            },
            {"Id": "13", "DisplayName": "Reads only", "Reputation": "1", "CreationDate": at(1)},
        ],
        "comments": [
            {"Id": "1", "PostId": "1", "UserId": "12", "CreationDate": at(2), "Text": "Which `NW-100`?"},
            {"Id": "2", "PostId": "2", "UserId": "11", "CreationDate": at(6), "Text": "Thank you, *that* was it."},
            {"Id": "3", "PostId": "2", "UserDisplayName": "gone", "CreationDate": at(10), "Text": "For me as well."},
            {"Id": "4", "PostId": "9", "UserId": "11", "CreationDate": at(10), "Text": "About a page about a tag."},
        ],
        "votes": _votes(),
        "postlinks": [
            {"Id": "1", "PostId": "20", "RelatedPostId": "1", "LinkTypeId": "3", "CreationDate": at(9)},
            {"Id": "2", "PostId": "30", "RelatedPostId": "1", "LinkTypeId": "1", "CreationDate": at(9)},
            {"Id": "3", "PostId": "1", "RelatedPostId": "500", "LinkTypeId": "1", "CreationDate": at(9)},
        ],
    }


FILES = {
    "posts": "Posts.xml",
    "users": "Users.xml",
    "comments": "Comments.xml",
    "votes": "Votes.xml",
    "postlinks": "PostLinks.xml",
}


def write(folder: Path, content: dict[str, list[dict]] | None = None) -> Path:
    """The dump as files in ``folder``, each beginning with a byte order mark, as the real ones do; row n stands on line n + 2."""
    folder.mkdir(exist_ok=True)
    for root, each in copy.deepcopy(content or rows()).items():
        lines = [f"  <row {' '.join(f'{name}={quote(value)}' for name, value in row.items())} />" for row in each]
        text = "\n".join(['<?xml version="1.0" encoding="utf-8"?>', f"<{root}>", *lines, f"</{root}>"])
        (folder / FILES[root]).write_text(text, encoding="utf-8-sig")
    return folder


def quote(value: str) -> str:
    return quoteattr(value, {"\n": "&#xA;"})

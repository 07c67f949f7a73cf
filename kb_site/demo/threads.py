"""The demo's community: questions, answers, replies, votes and solutions, done through the forum's own actions at their own times."""

from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from forum import actions
from forum.posts import PostId
from forum.queries import board_by_slug
from kb_site.demo.clock import at
from kb_site.demo.talk_files import Said, Talk, read

ORDER = 30
TITLE = "questions and answers"

TALK = Path(__file__).parent / "talk"
VOTERS = ("mara", "jonte", "priya", "klaas", "odile", "tilde", "benno", "samir", "greta", "wim", "ronja", "leo")


def lay() -> None:
    """Let everybody ask, answer and vote, oldest question first."""
    people = {user.handle: user for user in get_user_model().objects.filter(is_active=True)}
    talks = [talk for path in sorted(TALK.glob("*.md")) for talk in read(path)]
    now = timezone.now()
    for number, talk in enumerate(sorted(talks, key=lambda talk: talk.after, reverse=True)):
        _lay_one(talk, people, now=now, number=number)


def _lay_one(talk: Talk, people: dict[str, Any], *, now: datetime, number: int) -> None:
    asked = now - talk.after
    with at(asked):
        thread = actions.ask_question(
            by=people[talk.who],
            board_id=board_by_slug(talk.board).id,
            title=talk.title,
            body=talk.text,
            language=talk.language,
            tags=talk.tags,
            private=talk.fate == "private",
        )
    question = PostId("thread", thread.pk)
    _vote(talk, question, people, asked, number)
    _reply(talk, question, people, asked)
    for place, said in enumerate(talk.answers):
        with at(asked + said.after):
            official = people[said.who].has_perm("forum.answer_officially")
            answer = actions.post_answer(by=people[said.who], thread_id=thread.pk, body=said.text, official=official)
        post = PostId("answer", answer.pk)
        _vote(said, post, people, asked + said.after, number + place)
        _reply(said, post, people, asked)
        if said.fate == "solution":
            with at(asked + said.after + timedelta(minutes=35)):
                actions.accept_answer(by=people[talk.who], answer_id=answer.pk)
    if talk.fate == "closed":
        with at(min(asked + timedelta(days=2), now)):
            actions.close_thread(by=people["ines"], thread_id=thread.pk, reason="The update that mends it is out.")


def _vote(said: Said, post: PostId, people: dict[str, Any], when: datetime, start: int) -> None:
    """So many different members find it helpful, beginning somewhere else each time."""
    others = [handle for handle in VOTERS if handle != said.who]
    turn = cycle(others[start % len(others) :] + others[: start % len(others)])
    for number in range(min(said.votes, len(others))):
        with at(when + timedelta(minutes=7 * number + 3)):
            actions.cast_vote(by=people[next(turn)], post=post, value=1)


def _reply(said: Said, on: PostId, people: dict[str, Any], asked: datetime) -> None:
    for reply in said.replies:
        with at(asked + reply.after):
            actions.post_reply(by=people[reply.who], on=on, body=reply.text)

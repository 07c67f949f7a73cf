"""The demo's community: everybody asks, answers, replies, votes and chooses, through the forum's own actions at their own times."""

from datetime import datetime, timedelta
from itertools import cycle
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from forum import actions
from forum.posts import PostId
from forum.queries import board_by_slug
from kb_site.demo.clock import at, long_ago, unheard
from kb_site.demo.deeds import do
from kb_site.demo.help_files import with_links
from kb_site.demo.talk_files import Said, Talk, read
from poweruser.actions import settle_thread

ORDER = 30
TITLE = "questions and answers"

TALK = Path(__file__).parent / "talk"
VOTERS = (
    *("mara", "jonte", "priya", "klaas", "odile", "tilde", "benno", "samir", "greta", "wim", "ronja", "leo"),
    *("ines", "tom", "yusuf", "hanna", "callum"),
)
DOWN_VOTERS = ("ines", "admin")
"""Nobody has earned the right to vote down before this piece is laid."""


def talks() -> list[Talk]:
    """Every question of the files, oldest first."""
    found = [talk for path in sorted(TALK.glob("*.md")) for talk in read(path)]
    return sorted(found, key=lambda talk: talk.after, reverse=True)


def lay() -> None:
    """Let everybody speak, oldest question first, and then do what was done to the posts."""
    people = {user.handle: user for user in get_user_model().objects.filter(is_active=True)}
    now = timezone.now()
    laid: dict[str, int] = {}
    for number, talk in enumerate(talks()):
        _Thread(talk, people, now=now, number=number).lay(laid)


class _Thread:
    """One question being laid."""

    def __init__(self, talk: Talk, people: dict[str, Any], *, now: datetime, number: int) -> None:
        self.talk, self.people, self.number = talk, people, number
        self.asked, self.now = now - talk.after, now
        self.said: list[tuple[Said, PostId]] = []

    def lay(self, laid: dict[str, int]) -> None:
        """The question, its answers and replies, then the deeds in the order they were done; ``laid`` is {title: id} so far."""
        talk = self.talk
        with long_ago(self.asked, now=self.now):
            thread = actions.ask_question(
                by=self.people[talk.who],
                board_id=board_by_slug(talk.board).id,
                title=talk.title,
                body=self._first_words(talk),
                language=talk.language,
                tags=talk.tags,
                private=talk.fate == "private",
            )
        laid[talk.title] = thread.pk
        question = PostId("thread", thread.pk)
        self._attend(talk, question, self.asked)
        for said in talk.answers:
            self._answer(said, thread.pk)
        # The votes were not told one by one; the books are made to agree with all of them at once.
        with at(self.asked + max((said.after for said in talk.answers), default=timedelta())):
            settle_thread(thread_id=thread.pk)
        # What ends a talk comes after what was said in it.
        deeds = [(deed.after, place, deed) for place, (said, _) in enumerate(self.said) for deed in said.deeds]
        for after, place, deed in sorted(deeds, key=itemgetter(0, 1)):
            said, post = self.said[place]
            with long_ago(self.asked + after, now=self.now):
                do(deed, post=post, thread_id=thread.pk, text=self._words(said.text), people=self.people, laid=laid)

    def _answer(self, said: Said, thread_id: int) -> None:
        moment, author = self.asked + said.after, self.people[said.who]
        with long_ago(moment, now=self.now):
            answer = actions.post_answer(
                by=author,
                thread_id=thread_id,
                body=self._first_words(said),
                official=author.has_perm("forum.answer_officially") and not author.is_superuser,
            )
        self._attend(said, PostId("answer", answer.pk), moment)
        if said.fate == "solution":
            with long_ago(moment + timedelta(minutes=25), now=self.now):
                actions.accept_answer(by=self.people[self.talk.who], answer_id=answer.pk)

    def _attend(self, said: Said, post: PostId, moment: datetime) -> None:
        """Votes and replies; deeds are kept for later."""
        up, down = said.votes
        others = [handle for handle in VOTERS if handle != said.who]
        turn = cycle(others[self.number % len(others) :] + others[: self.number % len(others)])
        votes = [(next(turn), 1) for _ in range(min(up, len(others)))] + [(who, -1) for who in DOWN_VOTERS[:down]]
        for place, (who, value) in enumerate(dict(reversed(votes)).items()):
            with unheard(), at(moment + timedelta(minutes=7 * place + 3)):
                actions.cast_vote(by=self.people[who], post=post, value=value)
        for reply in said.replies:
            with long_ago(self.asked + reply.after, now=self.now):
                actions.post_reply(by=self.people[reply.who], on=post, body=self._words(reply.text))
        self.said.append((said, post))

    def _words(self, text: str) -> str:
        return with_links(text, self.talk.language)

    def _first_words(self, said: Said) -> str:
        """The text before it was edited."""
        text = said.text
        for deed in reversed(said.done("edit")):
            _nothing, _comment, before, after = (part.strip() for part in deed.words.split("|"))
            if after not in text:
                raise ValueError(f"the edit to {after!r} is not in the text")
            text = text.replace(after, before)
        return self._words(text)

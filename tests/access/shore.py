"""A thread of every standing with everything that hangs on it, and one person of every part, made once and committed."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from escalation import actions as desk
from escalation.models import Conversation
from forum import actions
from forum.posts import PostId
from search.actions import withhold_completion
from search.signed import signature_of
from tests.factories import accounts, articles, forum, insights

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROLES = ("visitor", "member", "author", "agent", "editor", "moderator")
STANDINGS = ("own", "others", "private", "hidden")


@dataclass(frozen=True)
class Moored:
    """A thread of one standing, and what an address may name of it."""

    thread: Any
    answer: Any
    reply: Any
    conversation: Any
    message: Any
    """The asker's, said for everyone; in a private thread nothing is."""
    proposal: Any
    report: Any


class Shore:
    """``own``, ``private`` and ``hidden`` were asked by the author, ``others`` by somebody else."""

    def __init__(self) -> None:
        self.people = {
            "visitor": AnonymousUser(),
            "member": accounts.UserFactory(handle="member"),
            "author": accounts.UserFactory(handle="author"),
            "agent": accounts.AgentFactory(handle="agent"),
            "editor": accounts.EditorFactory(handle="editor"),
            "moderator": accounts.ModeratorFactory(handle="moderator"),
        }
        self.board, self.harbour = forum.make_board("sensors"), forum.make_board("harbour")
        self.colleague = accounts.AgentFactory(handle="colleague")
        desk.show_presence(by=self.colleague)
        somebody = accounts.UserFactory(handle="somebody")
        self.moored = {
            standing: self._moor(somebody if standing == "others" else self.people["author"], standing)
            for standing in STANDINGS
        }
        post = PostId("thread", self.moored["hidden"].thread.pk)
        actions.hide_post(by=self.people["moderator"], post=post, reason="Against the rules of the house")
        self.article = articles.make_article(articles.make_section("en"))
        # What editors work on: a task of each kind that asks for work, and a cluster that has none.
        self.writing, self.saying = (insights.make_task(self.people["editor"], kind) for kind in ("write", "synonym"))
        self.cluster = insights.make_cluster()
        self.withheld = withhold_completion(language="en", words="hub hums", by=self.people["editor"])
        self.people["staff"] = accounts.UserFactory(handle="staff", is_staff=True, is_superuser=True)
        self.people["stranger"] = accounts.UserFactory(handle="stranger")
        self.clients = {role: self.signed_in(role) for role in self.people}

    def signed_in(self, role: str) -> Client:
        """A browser in which somebody of this part signed in just now: two of these are two sessions of one person."""
        client = Client()
        if role != "visitor":
            client.force_login(self.people[role], backend=BACKEND)
        return client

    def opened(self) -> dict[str, Any]:
        """What the page of a search tells of its only hit, when that is opened."""
        hit, of = f"article:{self.article.pk}", {"words": "hub", "place": "results"}
        signed = signature_of([hit], first=1, **of)
        return {"kind": "article", "id": self.article.pk, "rank": 1, "hits": hit, "signed": signed, **of}

    def make_ready(self) -> None:
        """Somebody is there to call, on a slow machine too, and the author has not called anybody too often today."""
        desk.show_presence(by=self.colleague)
        Conversation.objects.update(opened_at=timezone.now() - timedelta(days=2))

    def talk_anew(self, *, claimed: bool) -> None:
        """The conversation of the author's own thread goes on, once its answer is decided about."""
        moored = self.moored["own"]
        desk.decide_proposal(by=self.people["author"], proposal_id=moored.proposal.pk, agree=False)
        desk.hand_over(by=self.people["author"], thread_id=moored.thread.pk, words="It began again.")
        if claimed:
            desk.claim(by=self.people["agent"], conversation_id=moored.conversation.pk)

    def _moor(self, asker: Any, standing: str) -> Moored:
        thread = forum.make_thread(
            asker, board=self.board, title=f"A question of the standing {standing}", private=standing == "private"
        )
        answer = forum.make_answer(thread, self.colleague)
        reply = forum.make_reply(answer, self.colleague)
        actions.edit_question(
            by=asker,
            thread_id=thread.pk,
            version=1,
            title=thread.title,
            body="It rained all night, and it shows 0 mm.",
            tags=("sensors",),
        )
        conversation = desk.hand_over(by=asker, thread_id=thread.pk, words="It is still there.")
        desk.claim(by=self.colleague, conversation_id=conversation.pk)
        message = desk.send_message(
            by=asker, conversation_id=conversation.pk, body="It works for all of us now.", public=True
        )
        proposal = desk.resolve_with_answer(
            by=self.colleague, conversation_id=conversation.pk, body="Lift the funnel and clean it."
        )
        report = actions.report_post(by=self.colleague, post=PostId("thread", thread.pk), reason="spam")
        return Moored(thread, answer, reply, conversation, message, proposal, report)

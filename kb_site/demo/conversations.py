"""The demo's conversations: two wait, two are talked in, two have ended, through the real hand-over at their own times."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from escalation import actions
from forum.queries import board_by_slug
from forum.queries.member_posts import questions_of
from kb_site.demo.clock import at, long_ago
from kb_site.demo.desk_files import Line, Meeting, meetings
from kb_site.demo.help_files import with_links

ORDER = 40
TITLE = "conversations"

BOARD = "orders"
"""Where a private thread opens that begins at the desk."""
WATCH = timedelta(hours=12)
"""So long the agents of running conversations sit at their desks: a claim nobody looks after goes back into the queue."""
EVERYTHING = 2**31 - 1


def lay() -> None:
    """Let everybody talk, the oldest conversation first."""
    people = {user.handle: user for user in get_user_model().objects.filter(is_active=True)}
    now = timezone.now()
    for meeting in meetings():
        _Talk(meeting, people, now).lay()


class _Talk:
    """One conversation being laid."""

    def __init__(self, meeting: Meeting, people: dict[str, Any], now: datetime) -> None:
        self.meeting, self.people, self.now = meeting, people, now
        self.begun = now - meeting.after
        self.customer = people[meeting.who]
        self.proposal = 0

    def lay(self) -> None:
        """Handed over, taken, said, ended."""
        with long_ago(self.begun, now=self.now):
            # Somebody is on duty, or it would depend on the hour of the first start whether it may begin.
            actions.show_presence(by=self.people[self.meeting.agent or "tom"])
            self.id = self._begin()
        if not self.meeting.agent:
            return
        agent = self.people[self.meeting.agent]
        with long_ago(self.begun + timedelta(minutes=1), now=self.now):
            actions.claim(by=agent, conversation_id=self.id)
        for line in self.meeting.said:
            with long_ago(self.begun + line.after, now=self.now):
                self._say(line)
        for side in (self.customer, agent):
            actions.mark_read(by=side, conversation_id=self.id, message_id=EVERYTHING)
        if not self.meeting.has_ended:
            with at(self.now + WATCH):
                actions.keep_lease(by=agent, conversation_id=self.id)

    def _begin(self) -> int:
        words = self.meeting.text
        if self.meeting.title:
            asked = {row.title: row.id for row in questions_of(self.customer, user=self.customer)[0]}
            return int(actions.hand_over(by=self.customer, thread_id=asked[self.meeting.title], words=words).pk)
        board, language = board_by_slug(BOARD).id, self.customer.language
        return int(actions.open_private(by=self.customer, board_id=board, words=words, language=language).pk)

    def _say(self, line: Line) -> None:
        by = self.people[line.who]
        if line.kind in {"", "note"}:
            actions.send_message(by=by, conversation_id=self.id, body=line.text, note=line.kind == "note")
        elif line.kind == "answer":
            body = with_links(line.text, self.customer.language)
            self.proposal = actions.resolve_with_answer(by=by, conversation_id=self.id, body=body).pk
        elif line.kind == "agree":
            actions.decide_proposal(by=by, proposal_id=self.proposal, agree=True)
        else:
            actions.resolve_without_answer(by=by, conversation_id=self.id, reason=line.kind, note=line.text)

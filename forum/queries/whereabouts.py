"""Where a post stands: the thread it belongs to and how many answers come before it there."""

from dataclasses import dataclass

from django.db.models import Q

from forum import rules
from forum.models import Answer, Reply, Thread
from forum.posts import Person, PostId
from forum.queries.visible_replies import replies_before
from markup.render import render_reply


@dataclass(frozen=True)
class Whereabouts:
    """The thread of a post and its place; ``row`` is the question or answer it is or hangs on, ``reply`` itself if it is one."""

    thread: Thread
    row: Thread | Answer
    answers_before: int
    reply: Reply | None = None
    replies_before: int = 0
    """For a reply: how many the reader sees before it under the same post."""

    @property
    def on(self) -> PostId:
        """The name of the question or answer."""
        return PostId("answer" if isinstance(self.row, Answer) else "thread", self.row.pk)

    @property
    def itself(self) -> Thread | Answer | Reply:
        """The post that was asked for."""
        return self.reply or self.row

    @property
    def author_id(self) -> int | None:
        """Who wrote it."""
        return self.reply.user_id if self.reply else self.row.author_id

    @property
    def words(self) -> str:
        """What its readers read, as plain text."""
        return render_reply(self.reply.comment).text if self.reply else self.row.body_text


def whereabouts_of(post: PostId, *, user: Person) -> Whereabouts:
    """Find a post for ``user``; at most five queries.

    Raises:
        Missing: no such post, or not for this person.
    """
    if not post.is_possible:
        raise rules.Missing
    kind, number = post.kind, post.id
    reply = None
    if kind == "reply":
        reply = Reply.objects.filter(pk=number).first()
        if reply is None:
            raise rules.Missing
        kind, number = ("answer", reply.answer_id) if reply.answer_id else ("thread", reply.within_id)
    row, thread, before = _question_or_answer(kind, number, user)
    if reply is not None and not rules.may_see_reply(user, reply, row):
        raise rules.Missing
    return Whereabouts(thread, row, before, reply, replies_before(reply, user=user) if reply else 0)


def _question_or_answer(kind: str, number: int, user: Person) -> tuple[Thread | Answer, Thread, int]:
    if kind == "thread":
        thread = Thread.objects.visible_to(user).filter(pk=number).first()
        if thread is None:
            raise rules.Missing
        return thread, thread, 0
    answer = Answer.objects.visible_to(user).select_related("thread").filter(pk=number).first()
    if answer is None:
        raise rules.Missing
    return answer, answer.thread, _before(answer, user)


def _before(answer: Answer, user: Person) -> int:
    """Answers before this one in the order of the page; the solution stands on every page."""
    thread = answer.thread
    if thread.solution_id == answer.pk:
        return 0
    earlier = Q(score__gt=answer.score) | Q(score=answer.score) & (
        Q(answered_at__lt=answer.answered_at) | Q(answered_at=answer.answered_at, pk__lt=answer.pk)
    )
    return Answer.objects.visible_under(thread, user).exclude(pk=thread.solution_id or 0).filter(earlier).count()

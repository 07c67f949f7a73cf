"""A day's work in small: people ask, answer and keep order, editors publish, each deed one write, chosen by dice with a seed."""

import random
from itertools import count

from django.db import transaction
from wagtail.models import Page

from articles.models import ArticlePage
from forum import actions
from forum.models import Answer, Thread
from forum.posts import PostId
from tests.factories.accounts import ModeratorFactory
from tests.factories.articles import make_article, make_section
from tests.factories.forum import at, make_board, make_member

REASON = "It stands here already."

DEEDS = {
    "ask": 22, "answer": 17, "edit_question": 9, "edit_answer": 5, "accept": 8, "unaccept": 2, "vote": 4, "hide_answer": 3,
    "hide": 5, "restore": 3, "move": 3, "close": 2, "reopen": 1, "take_back": 4,
    "publish": 3, "edit_article": 3, "unpublish": 2, "publish_again": 1, "move_article": 1, "narrow": 1, "delete_article": 1,
}  # fmt: skip
"""How often each is done, of a hundred."""


class DaysWork:
    """The people, what they wrote, and which titles a visitor may be shown."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.numbers = count(1)
        self.done = dict.fromkeys(DEEDS, 0)
        self.boards, self.sections = [make_board(), make_board()], [make_section(), make_section()]
        self.askers = [make_member("asker") for _ in range(5)]
        self.helper = make_member("helper")
        self.moderator = ModeratorFactory()
        self.hidden = set()
        """Titles that nobody may be shown, for ever or for the time being."""

    def go_on(self, writes):
        """Do so many deeds; one for which there is nothing yet becomes a question."""
        for name in self.dice.choices(list(DEEDS), list(DEEDS.values()), k=writes):
            if getattr(self, f"_{name}")():
                self.done[name] += 1
            else:
                self._ask()

    def title_shown(self):
        """The title of something everybody may read."""
        one = self._one(Thread.objects.public()) or self._one(self._articles(live=True))
        return one.title

    def _title(self):
        return f"Rain gauge number {next(self.numbers)} is silent"

    def _one(self, rows):
        """Any one of ``rows``, or nothing."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        return rows.model.objects.get(pk=self.dice.choice(keys)) if keys else None

    def _open(self, **facts):
        return Thread.objects.public().filter(emptied_at=None, closed_at=None, **facts)

    def _answers(self, **facts):
        return Answer.objects.filter(hidden_at=None, emptied_at=None, thread__in=self._open(), **facts)

    def _articles(self, **facts):
        return ArticlePage.objects.filter(audience="public", **facts)

    def _ask(self):
        return actions.ask_question(
            by=self.dice.choice(self.askers), board_id=self.dice.choice(self.boards).pk, title=self._title(),
            body=f"It says nothing, {next(self.numbers)} days.", language=self.dice.choice(["en", "de"]),
        )  # fmt: skip

    def _answer(self):
        if thread := self._one(self._open()):
            body = f"Turn it {next(self.numbers)} times to the left."
            return actions.post_answer(by=self.helper, thread_id=thread.pk, body=body)
        return None

    def _edit_question(self):
        if thread := self._one(self._open()):
            self.hidden.add(thread.title)
            return actions.edit_question(
                by=thread.author, thread_id=thread.pk, version=thread.version, title=self._title(), body=thread.body, tags=["rain"]
            )  # fmt: skip
        return None

    def _edit_answer(self):
        if answer := self._one(self._answers()):
            body = f"Turn it {next(self.numbers)} times to the right."
            return actions.edit_answer(by=answer.author, answer_id=answer.pk, version=answer.version, body=body)
        return None

    def _accept(self):
        if answer := self._one(self._answers(thread__solution=None)):
            return actions.accept_answer(by=answer.thread.author, answer_id=answer.pk)
        return None

    def _unaccept(self):
        if thread := self._one(self._open(solution__isnull=False)):
            return actions.unaccept_answer(by=thread.author, thread_id=thread.pk)
        return None

    def _vote(self):
        if thread := self._one(self._open()):
            actions.cast_vote(by=self.helper, post=at(thread), value=1)
        return thread

    def _hide_answer(self):
        if answer := self._one(self._answers()):
            actions.hide_post(by=self.moderator, post=at(answer), reason=REASON)
        return answer

    def _hide(self):
        if thread := self._one(self._open()):
            self.hidden.add(thread.title)
            actions.hide_post(by=self.moderator, post=at(thread), reason=REASON)
        return thread

    def _restore(self):
        if thread := self._one(Thread.objects.exclude(hidden_at=None)):
            actions.restore_post(by=self.moderator, post=at(thread))
            self.hidden.discard(thread.title)
        return thread

    def _move(self):
        if thread := self._one(self._open(board=self.boards[0])):
            actions.move_thread(by=self.moderator, thread_id=thread.pk, board_id=self.boards[1].pk)
        return thread

    def _close(self):
        if thread := self._one(self._open()):
            actions.close_thread(by=self.moderator, thread_id=thread.pk, reason=REASON)
        return thread

    def _reopen(self):
        if thread := self._one(Thread.objects.public().exclude(closed_at=None)):
            actions.reopen_thread(by=self.moderator, thread_id=thread.pk)
        return thread

    def _take_back(self):
        if thread := self._one(self._open(answers=None)):
            post, title = PostId("thread", thread.pk), thread.title
            if actions.delete_post(by=thread.author, post=post):
                self.hidden.add(title)
        return thread

    def _publish(self):
        return make_article(self.dice.choice(self.sections), title=self._title())

    def _edit_article(self):
        if article := self._one(self._articles(live=True)):
            self.hidden.add(article.title)
            article.title = self._title()
            self._published(article)
        return article

    def _unpublish(self):
        if article := self._one(self._articles(live=True)):
            self.hidden.add(article.title)
            with transaction.atomic():
                article.unpublish()
        return article

    def _publish_again(self):
        if article := self._one(self._articles(live=False)):
            self._published(article)
            self.hidden.discard(article.title)
        return article

    def _move_article(self):
        if article := self._one(self._articles(live=True)):
            with transaction.atomic():
                article.move(Page.objects.get(pk=self.dice.choice(self.sections).pk), pos="last-child")
        return article

    def _narrow(self):
        if article := self._one(self._articles(live=True)):
            self.hidden.add(article.title)
            article.audience = "members"
            self._published(article)
        return article

    def _delete_article(self):
        if article := self._one(self._articles()):
            self.hidden.add(article.title)
            with transaction.atomic():
                article.delete()
        return article

    @staticmethod
    def _published(article):
        with transaction.atomic():
            article.save_revision(clean=False).publish()

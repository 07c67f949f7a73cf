"""What may become of a thing after it was indexed, and who may still see it where."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.actions import publish_what_is_due
from articles.models import ArticlePage, SectionPage
from forum import actions
from forum.models import Thread
from forum.posts import PostId
from tests.search.doors.doors import READERS

MEMBERS = tuple(reader for reader in READERS if reader != "visitor")
AGENTS = ("agent", "editor")
REASON = "It is no question at all."


@dataclass(frozen=True)
class Change:
    """``do`` is what happens; ``found_by`` who still meets it where things are looked for, ``listed_for`` in lists, ``opened_by``
    who may open its page.
    """

    do: Callable
    found_by: tuple[str, ...] = ()
    listed_for: tuple[str, ...] = ()
    opened_by: tuple[str, ...] = ()


def _hide(world, thing):
    actions.hide_post(by=world.people["moderator"], post=PostId("thread", thing.pk), reason=REASON)


def _make_private(world, thing):
    Thread.objects.filter(pk=thing.pk).update(visibility="private")


def _delete(world, thing):
    thing.row.delete()


def _unpublish(world, thing):
    thing.row.unpublish()


def _expire(world, thing):
    ArticlePage.objects.filter(pk=thing.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_what_is_due(now=timezone.now())


def _meant_for(audience):
    def narrow(world, thing):
        page = thing.row
        page.audience = audience
        page.save_revision().publish()

    return narrow


def section_of(world, name):
    """A section as it is now: the tree changes what is in memory, and no test takes that back."""
    return SectionPage.objects.get(pk=world.places[name].pk)


def _restrict(section):
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)


def _restrict_section(world, thing):
    _restrict(section_of(world, "section"))


def _move_behind_restriction(world, thing):
    section = section_of(world, "closed section")
    _restrict(section)
    thing.row.move(section, "last-child")


def _delete_section(world, thing):
    section_of(world, "section").delete()


_FOR_MEMBERS = Change(_meant_for("members"), MEMBERS, MEMBERS, MEMBERS)
_FOR_AGENTS = Change(_meant_for("agents"), AGENTS, AGENTS, AGENTS)

CHANGES = {
    ("thread", "hidden"): Change(_hide, listed_for=("author",), opened_by=("author", "moderator")),
    ("thread", "private"): Change(_make_private, listed_for=("author",), opened_by=("author", "agent", "moderator")),
    ("thread", "deleted"): Change(_delete),
    ("article", "unpublished"): Change(_unpublish),
    ("article", "expired"): Change(_expire),
    ("article", "deleted"): Change(_delete),
    ("article", "for members"): _FOR_MEMBERS,
    ("article", "for agents"): _FOR_AGENTS,
    ("article", "in a restricted section"): Change(_restrict_section, opened_by=MEMBERS),
    ("article", "moved into a restricted section"): Change(_move_behind_restriction, opened_by=MEMBERS),
    ("article", "deleted with its section"): Change(_delete_section),
}

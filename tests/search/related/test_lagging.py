"""What may not be seen is not named, whatever the table of what is related says."""

import pytest
from django.contrib.auth import get_user_model

from forum import actions
from forum.posts import PostId
from search.models import Related
from search.queries import related_links
from tests.factories.articles import make_article
from tests.search.related.pages import addresses, related_on
from tests.search.worker import relate

pytestmark = pytest.mark.django_db

REASON = "It is no question at all."


LEAKS = {
    "hidden": lambda things: actions.hide_post(
        by=things["moderator"], post=PostId("thread", things["thread"].pk), reason=REASON
    ),
    "deleted": lambda things: type(things["thread"]).objects.filter(pk=things["thread"].pk).delete(),
    "private": lambda things: (
        type(things["thread"]).objects.filter(pk=things["thread"].pk).update(visibility="private")
    ),
    "no longer solved": lambda things: actions.unaccept_answer(
        by=things["thread"].author, thread_id=things["thread"].pk
    ),
    "asked before": lambda things: actions.mark_duplicate(
        by=things["moderator"], thread_id=things["thread"].pk, original_id=things["other"].pk
    ),
}


@pytest.mark.parametrize("what", LEAKS)
def test_a_thread_that_may_not_be_shown_is_gone_at_once_although_the_table_lags(
    what, gauges, settings, tmp_path, moderator, agent, as_user, visitor
):
    settings.SEARCH_ENGINE, settings.SEARCH_FOLDER = "tantivy", tmp_path / "search"
    relate()
    article, thread, other = gauges
    readers = (visitor, as_user(thread.author), as_user(agent), as_user(moderator))
    assert thread.get_absolute_url() in related_on(article, visitor)
    LEAKS[what]({"thread": thread, "other": other, "moderator": moderator})
    assert any(f"thread:{thread.pk}" in row.found for row in Related.objects.all()), "the table still names it"
    for reader in readers:
        for page in (article, other):
            assert thread.get_absolute_url() not in related_on(page, reader)


@pytest.mark.parametrize("change", ["unpublished", "members", "agents"])
def test_an_article_is_named_to_its_audience_only_although_the_table_lags(
    change, gauges, settings, tmp_path, agent, helper, as_user, visitor
):
    settings.SEARCH_ENGINE, settings.SEARCH_FOLDER = "tantivy", tmp_path / "search"
    relate()
    article, thread, _ = gauges
    assert article.url in related_on(thread, visitor)
    if change == "unpublished":
        article.unpublish()
    else:
        type(article).objects.filter(pk=article.pk).update(audience=change)
    seen = {who: article.url in related_on(thread, client) for who, client in
            {"visitor": visitor, "member": as_user(helper), "agent": as_user(agent)}.items()}  # fmt: skip
    expected = {"unpublished": (), "members": ("member", "agent"), "agents": ("agent",)}[change]
    assert seen == {who: who in expected for who in seen}


def test_what_is_for_agents_is_computed_for_their_pages_alone(house, gauges, section, visitor, agent, as_user):
    secret = make_article(
        section, title="Rain gauge: how we swap it", summary="The rain gauge costs 12.", audience="agents"
    )
    relate()
    assert sorted(related_on(secret, as_user(agent))) == addresses(*gauges)
    for thing in gauges:
        assert secret.url not in related_on(thing, as_user(agent))
    named = [row.found for row in Related.objects.all() if f"article:{secret.pk}" in row.found]
    assert named == []


def test_a_page_costs_three_queries_more_whatever_is_found(
    gauges, settings, tmp_path, helper, django_assert_num_queries
):
    settings.SEARCH_ENGINE, settings.SEARCH_FOLDER = "tantivy", tmp_path / "search"
    relate()
    _, thread, _ = gauges
    reader = get_user_model().objects.get(pk=helper.pk)
    reader.has_perm("search.find_for_agents")
    with django_assert_num_queries(3):
        assert len(related_links("thread", thread.pk, user=reader)) == 2
    with django_assert_num_queries(1):
        assert related_links("thread", thread.pk + 999, user=reader) == ()

"""What is related: found out behind the reader's back on both engines, and listed beside articles and threads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forum import actions
from forum.posts import PostId
from search import meaning
from search.actions.relate import AGAIN, relate_next, want_related
from search.models import Related
from search.related import KEPT
from search.tasks import embed_search, relate_search, sweep_what_is_related
from tests.factories.articles import make_article, make_section
from tests.factories.forum import make_answer, make_thread
from tests.search.related.pages import addresses, page_of, related_on
from tests.search.worker import relate, settle

pytestmark = pytest.mark.django_db


def test_articles_and_solved_threads_about_the_same_stand_beside_each_other(house, gauges, visitor):
    article, first, second = gauges
    assert related_on(first, visitor) == [], "nothing is computed while somebody reads"
    relate()
    assert sorted(related_on(article, visitor)) == addresses(first, second)
    assert sorted(related_on(first, visitor)) == addresses(article, second)


def test_the_block_says_what_each_one_is_and_a_visitors_page_is_the_same_for_all(house, gauges, visitor):
    article, first, _ = gauges
    relate()
    page = visitor.get(article.url)
    part = page.content.decode().partition(">Related</h2>")[2].partition("</section>")[0]
    assert part.count("Solved, 1 answer") == 2
    assert page.content == visitor.get(article.url).content
    assert not page.cookies
    assert "Article" in page_of(first, visitor).partition(">Related</h2>")[2].partition("</section>")[0]


def test_open_questions_have_related_things_and_are_none(house, gauges, board, visitor):
    still = make_thread(board=board, title="Why is my rain gauge at zero?")
    relate()
    assert set(related_on(still, visitor)) >= set(addresses(*gauges))
    for thing in gauges:
        assert still.get_absolute_url() not in related_on(thing, visitor)


def test_where_nothing_is_close_there_is_no_block(house, gauges, board, visitor):
    lonely = make_thread(board=board, title="Does somebody sell a tripod?", body="I look for a used one near Kiel.")
    relate()
    assert "Related</h2>" not in page_of(lonely, visitor)


def test_a_new_solution_stands_beside_what_it_is_close_to_without_waiting_for_the_night(
    house, gauges, board, helper, visitor
):
    article, *_ = gauges
    late = make_thread(board=board, title="Rain gauge counts while I clean the rain gauge")
    relate()
    assert late.get_absolute_url() not in related_on(article, visitor)
    actions.accept_answer(by=late.author, answer_id=make_answer(late, by=helper).pk)
    relate()
    assert late.get_absolute_url() in related_on(article, visitor)


def test_a_translation_is_not_related_to_its_original_and_is_named_once(house, section, solved, visitor):
    article = make_article(section, title="Clean the rain gauge")
    german = make_article(
        make_section("de", translation_of=section), title="Den rain gauge clean machen", translation_of=article
    )
    thread = solved("The rain gauge is to be clean")
    relate()
    assert related_on(article, visitor) == addresses(thread)
    assert related_on(thread, visitor) == addresses(article)
    assert german.url not in related_on(article, visitor)


def test_what_is_in_the_readers_language_stands_first(house, section, solved, visitor):
    thread = solved("Rain gauge: clean it")
    foreign = [solved(f"Rain gauge clean {number}", language="de") for number in range(2)]
    own = solved("Rain gauge, how to clean")
    relate()
    shown = related_on(thread, visitor)
    assert shown[0] == own.get_absolute_url()
    assert set(shown[1:]) == set(addresses(*foreign))


def test_what_is_in_another_language_says_so(house, section, solved, as_user, helper):
    thread = solved("Regenmesser selten reinigen", language="de")
    article = make_article(make_section("de", translation_of=section), title="Den Regenmesser reinigen")
    relate()
    for reader, language, marked in (("en", "German", True), ("de", "", False)):
        page = as_user(helper).get(f"/{reader}/search/solved/", {"hit": f"article:{article.pk}"}).content.decode()
        assert ('lang="de">Den Regenmesser reinigen</a>' in page) == marked
        assert (f"({language})" in page) == marked
        html = as_user(helper).get(f"/{reader}/questions/{thread.pk}/", follow=True).content.decode()
        assert ('lang="de">Den Regenmesser reinigen</a>' in html) == marked


def test_the_sweep_takes_out_what_is_gone_and_finds_what_is_missing(house, gauges):
    article, thread, other = gauges
    relate()
    type(thread).objects.filter(pk=thread.pk).delete()
    Related.objects.filter(kind="article", object_id=article.pk).delete()
    assert sweep_what_is_related() == 1
    assert not any(f"thread:{thread.pk}" in row.found for row in Related.objects.all())
    relate()
    row = Related.objects.get(kind="article", object_id=article.pk)
    assert row.found == [f"thread:{other.pk}"]


def test_what_is_old_is_computed_anew(house, gauges):
    relate()
    Related.objects.update(found=[])
    sweep_what_is_related()
    relate()
    assert not any(row.found for row in Related.objects.all())
    Related.objects.update(computed_at=timezone.now() - timedelta(days=8))
    sweep_what_is_related()
    relate()
    assert sum(bool(row.found) for row in Related.objects.all()) == 3


def test_a_vote_computes_nothing_anew(house, gauges, asker):
    _, thread, _ = gauges
    relate()
    before = Related.objects.get(kind="thread", object_id=thread.pk).computed_at
    actions.cast_vote(by=asker, post=PostId("thread", thread.pk), value=1)
    relate()
    assert Related.objects.get(kind="thread", object_id=thread.pk).computed_at == before
    actions.edit_question(
        by=thread.author,
        thread_id=thread.pk,
        version=thread.version,
        title="Anemometer turned",
        body=thread.body,
        tags=[],
    )
    relate()
    assert Related.objects.get(kind="thread", object_id=thread.pk).computed_at > before


def test_to_compute_costs_the_same_queries_however_much_is_close(house, section, django_assert_max_num_queries):
    def computed_anew():
        want_related([f"article:{first.pk}"])
        Related.objects.update(basis=AGAIN)
        assert relate_next()

    first, *_others = [make_article(section, title=f"Clean the rain gauge, {number}") for number in range(3)]
    relate()
    with django_assert_max_num_queries(20) as few:
        computed_anew()
    for number in range(12):
        make_article(section, title=f"How to clean a rain gauge, {number}")
    relate()
    with django_assert_max_num_queries(len(few)):
        computed_anew()
    assert len(Related.objects.get(kind="article", object_id=first.pk).found) == KEPT


def test_while_the_engine_is_away_it_waits(house, gauges):
    settle()
    waiting = Related.objects.filter(wanted_at__isnull=False).count()
    house.discard()
    assert relate_search() == 0
    assert Related.objects.filter(wanted_at__isnull=False).count() == waiting >= 3


def test_by_meaning_what_shares_no_word_is_related_and_what_shares_some_is_not(
    house, section, solved, settings, visitor
):
    settings.SEARCH_MEANING = True
    meaning.forget()
    article = make_article(
        section, title="How to reset a forgotten password", summary="Ask for a letter with a new one.", blocks=()
    )
    near = solved(
        "Cannot sign in, I lost my credentials",
        "Ask for an email on the sign-in page and choose another one.",
        body="Is there a way to change my passphrase without it?",
    )
    far = solved(
        "How to wash a forgotten raincoat",
        "Use warm water and some vinegar.",
        body="It hung in the shed and smells of fish.",
    )
    relate()
    assert related_on(article, visitor) == [], "words alone are not asked where meaning will be known"
    while embed_search():
        settle()
    relate()
    assert related_on(article, visitor) == addresses(near)
    assert far.get_absolute_url() not in related_on(article, visitor)
    row = Related.objects.get(kind="article", object_id=article.pk)
    assert row.model == meaning.MODEL
    meaning.forget()

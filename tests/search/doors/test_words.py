"""Words that were taken back, hidden or never published, and people who are gone, are named nowhere, though the index has them."""

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache

from accounts.actions import leave
from forum import actions
from forum.models import Answer
from forum.posts import PostId
from tests.search.doors.changes import CHANGES, REASON
from tests.search.doors.doors import ALONE, ASKED, COMPLETIONS, DOORS, RESULTS, SUGGESTIONS, doors_of, html_of
from tests.search.doors.world import DRAFT
from tests.search.worker import embedded


def _edit(world, thing):
    actions.edit_question(
        by=world.people["author"],
        thread_id=thing.pk,
        version=thing.row.version,
        title="The rain gauge counts nothing",
        body="It stands in the garden, and it rained.",
        tags=[],
    )


def _answer_of(thing, part):
    return PostId("answer", Answer.objects.get(thread=thing.pk, body__contains=thing.parts[part].witness).pk)


def _hide(part):
    def hide(world, thing):
        actions.hide_post(by=world.people["moderator"], post=_answer_of(thing, part), reason=REASON)

    return hide


def _take_back_answer(world, thing):
    actions.delete_post(by=world.people["second"], post=_answer_of(thing, "answer"))


def _take_back_question(world, thing):
    assert not actions.delete_post(by=world.people["author"], post=PostId("thread", thing.pk)), "its place stays"


def _publish_anew(world, thing):
    page = thing.row
    page.title, page.slug = "Care of the rain gauge", "care-of-the-gauge"
    page.summary, page.body = "A brush will do.", []
    page.save_revision().publish()


TAKEN_BACK = {
    ("thread", "edited"): (_edit, ("title",)),
    ("thread", "its solution hidden"): (_hide("solution"), ("solution",)),
    ("unsolved", "edited"): (_edit, ("title", "text")),
    ("unsolved", "an answer hidden"): (_hide("answer"), ("answer",)),
    ("unsolved", "an answer taken back"): (_take_back_answer, ("answer",)),
    ("unsolved", "the question taken back"): (_take_back_question, ("text",)),
    ("article", "published anew"): (_publish_anew, ("title", "summary", "text")),
}


def shown(world, part):
    """Where one of the words that say so is shown, or named as what was meant."""
    words = (part.asked, part.misspelled)
    doors = [
        ("agent", RESULTS, {"q": part.asked}),
        *(("visitor", RESULTS, {"q": text}) for text in (*words, f"{part.asked} fluffy purple telephones")),
        ("visitor", SUGGESTIONS, {"title": f"Rain gauge {part.asked}", "part": "list"}),
        ("visitor", COMPLETIONS, {"q": part.asked[:6]}),
    ]
    found = []
    for reader, address, query in doors:
        html = html_of(world.client(reader), address, **query).casefold()
        is_named = part.asked not in str(query) and part.asked in html
        if is_named or part.witness in html:
            found.append((reader, query))
    return found


@pytest.mark.parametrize(("kind", "what"), TAKEN_BACK)
def test_words_taken_back_are_shown_and_named_nowhere(world, kind, what):
    thing = world.unsolved if kind == "unsolved" else world.things[kind]
    change, gone = TAKEN_BACK[kind, what]
    for part in (thing.parts[name] for name in gone):
        before = shown(world, part)
        for reader, text in (("visitor", part.asked), ("agent", part.asked), ("visitor", part.misspelled)):
            assert (reader, {"q": text}) in before
    change(world, thing)
    assert [shown(world, thing.parts[name]) for name in gone] == [[] for _ in gone]
    left = next(part for name, part in thing.parts.items() if name not in gone) if kind != "article" else thing.title
    html = html_of(world.client("visitor"), RESULTS, q=left.asked)
    assert f'href="{thing.row.get_absolute_url()}"' in html, "the thing itself is found"


def test_a_thread_without_its_solution_answers_nobodys_question(world):
    thing = world.things["thread"]
    _hide("solution")(world, thing)
    for name in ("suggestions", "suggestions, the list alone", "the form that asks", "what may answer, at the desk"):
        door = ASKED[name]
        assert not door.shows(world, door.readers[0], thing), name
    assert ASKED["results"].shows(world, "visitor", thing)


@pytest.mark.parametrize("what", ["unpublished", "for agents"])
def test_how_a_tag_is_written_is_told_of_what_everybody_may_read_alone(world, what):
    thing, visitor = world.things["article"], world.client("visitor")

    def chip():
        page = html_of(visitor, RESULTS, q="rain gauge", tag="squirreltail")
        return "SquirrelTail" in page

    assert chip()
    CHANGES["article", what].do(world, thing)
    cache.clear()  # names are kept for a minute
    assert not chip()


@ALONE
def test_an_unpublished_draft_is_found_by_nobody_until_it_is_published(world, settings, tmp_path):
    def find_draft():
        return [
            (reader, text)
            for reader in ("visitor", "author", "agent", "editor")
            for text in (DRAFT.asked, DRAFT.witness)
            if 'class="hit"' in html_of(world.client(reader), RESULTS, q=text)
        ]

    assert find_draft() == []
    world.things["article"].row.get_latest_revision().publish()
    with embedded(settings, tmp_path):
        assert len(find_draft()) == 8


def _block(world, thing):
    get_user_model().objects.filter(handle="helper").update(is_active=False)


def _leave(world, thing):
    helper = get_user_model().objects.get(handle="helper")
    assert leave(member=helper, by=helper)


def _hide_solution(world, thing):
    actions.hide_post(by=world.people["moderator"], post=PostId("answer", thing.row.solution_id), reason=REASON)


GONE = {
    "blocked": _block,
    "solution hidden": _hide_solution,
    "thread hidden": CHANGES["thread", "hidden"].do,
    "thread private": CHANGES["thread", "private"].do,
}


def people(client, text):
    """Who is named beside the results."""
    return html_of(client, RESULTS, q=text).partition(">People who know this</h2>")[2].partition("</section>")[0]


@pytest.mark.parametrize("what", GONE)
def test_nobody_is_named_for_what_may_not_be_seen_or_who_is_gone(world, what):
    thing = world.things["thread"]
    asked = [thing.title.asked, thing.parts["solution"].asked]
    for text in asked:
        assert "Henri Helper" in people(world.client("visitor"), text)
    GONE[what](world, thing)
    for text in asked:
        for reader in ("visitor", "author", "agent"):
            assert "Henri Helper" not in people(world.client(reader), text), (text, reader)


@ALONE
def test_whoever_left_is_named_nowhere(world):
    thing = world.things["thread"]
    assert DOORS["results"].shows(world, "visitor", thing)
    _leave(world, thing)
    named = [
        name
        for name, door, reader in doors_of(world, thing)
        if reader != "helper" and "Henri" in door.html(world, reader, thing)
    ]
    assert named == []

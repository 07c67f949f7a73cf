"""Suggestions while a question's title is typed: few, mixed, the same for everybody."""

import pytest

from search import rules
from search.engines import Fragment, Match
from search.suggesting import suggest
from tests.factories.accounts import UserFactory
from tests.search import notes
from tests.search.worker import settle

pytestmark = pytest.mark.django_db


def titles(title, language="en"):
    """What is suggested for ``title``."""
    settle()
    return [hit.row.title for hit in suggest(title, language=language).hits]


def test_articles_and_solved_questions_are_suggested_and_open_ones_are_not(house):
    settle()
    notes.write("Rain gauge shows zero, an article")
    notes.write("Rain gauge shows zero, solved", state="solved")
    notes.write("Rain gauge shows zero, still open", state="open")
    assert sorted(titles("My rain gauge shows zero")) == [
        "Rain gauge shows zero, an article",
        "Rain gauge shows zero, solved",
    ]


def test_nothing_is_suggested_before_ten_characters(house):
    settle()
    notes.write("Rain gauge")
    assert titles("rain gaug") == []
    assert titles("rain gauge") == ["Rain gauge"]


def test_a_word_that_is_still_being_typed_does_not_get_in_the_way(house):
    settle()
    notes.write("Rain gauge shows nothing after the firmware update")
    for typed in ("rain gauge sh", "rain gauge shows not", "rain gauge firmw", "after firmware upd"):
        assert titles(typed) == ["Rain gauge shows nothing after the firmware update"], typed


def test_a_question_in_a_whole_sentence_finds_what_says_it_in_few_words(house):
    settle()
    notes.write("Hub loses the network", "After a power cut the hub forgets the network. Restart it.", state="solved")
    notes.write("Paint the mast", "Use white paint.")
    assert titles("What can I do when my hub keeps losing its network all the time?") == ["Hub loses the network"]


def test_only_what_everybody_may_see_is_suggested(house, client):
    settle()
    notes.write("Rain gauge for members", audience="members")
    client.force_login(UserFactory())
    settle()
    response = client.get("/en/search/suggestions/", {"title": "Rain gauge for members"})
    assert response.context["suggestions"].hits == ()


def test_at_most_five_and_not_all_of_one_kind():
    found = [Match("thread", number, "en", Fragment("t")) for number in range(6)]
    found += [Match("article", number, "en", Fragment("a")) for number in range(2)]
    chosen = rules.mixed(found)
    assert [(match.kind, match.id) for match in chosen] == [
        ("thread", 0), ("thread", 1), ("thread", 2), ("article", 0), ("article", 1),
    ]  # fmt: skip
    assert [match.id for match in rules.mixed(found[:6])] == [0, 1, 2, 3, 4]


def test_the_list_alone_is_a_fragment_the_browser_may_keep(house, client):
    settle()
    notes.write("Rain gauge <b>empty</b>")
    settle()
    query = {"title": "rain gauge empty", "part": "list"}
    first, second = (client.get("/en/search/suggestions/", query) for _ in range(2))
    assert first.content == second.content
    assert first["Cache-Control"] == "private, max-age=60"
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")
    html = first.content.decode()
    assert "<html" not in html
    assert "1 answer that may fit already" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_the_page_around_it_is_kept_by_nobody_for_others(house, as_user, asker, client):
    settle()
    for reader in (as_user(asker), client):
        page = reader.get("/en/search/suggestions/", {"title": "rain gauge empty"})
        assert page.status_code == 200
        assert "public" not in page.get("Cache-Control", "")
    assert asker.name not in page.content.decode()


def test_a_suggestion_in_another_language_says_so(house, client):
    settle()
    notes.write("Regenmesser leeren", language="de")
    settle()
    for language, times in (("en", 1), ("de", 0)):
        html = client.get(f"/{language}/search/suggestions/", {"title": "Regenmesser leeren"}).content.decode()
        assert html.count('</span> <span class="row__lang" lang="en">(German)</span>') == times
        assert html.count('class="row__lang"') == times


def test_the_page_works_without_a_script(house, client):
    settle()
    notes.write("Regenmesser leeren", language="de")
    settle()
    html = client.get("/de/search/suggestions/", {"title": "Regenmesser leeren"}).content.decode()
    assert "1 Antwort, die vielleicht schon passt" in html
    assert "<h1" in html
    assert 'value="Regenmesser leeren"' in html
    assert "mindestens zehn Zeichen" in client.get("/de/search/suggestions/", {"title": "Regen"}).content.decode()
    assert (
        "Noch passt nichts" in client.get("/de/search/suggestions/", {"title": "Ganz etwas anderes"}).content.decode()
    )
    assert client.get("/de/search/suggestions/").status_code == 200


def test_the_ask_form_shows_them_below_the_title(house, client):
    settle()
    notes.write("Rain gauge shows zero", state="solved")
    settle()
    client.force_login(UserFactory())
    html = client.get("/en/questions/ask/", {"title": "rain gauge shows zero"}).content.decode()
    assert 'data-suggest="/en/search/suggestions/" data-suggest-for="id_title"' in html
    assert "1 answer that may fit already" in html
    empty = client.get("/en/questions/ask/").content.decode()
    assert 'data-suggest-for="id_title" hidden' in empty


@pytest.mark.parametrize(
    "title", ["*" * 20, "the of and in at", "x" * 5000, "\ud83d" * 12, '"(((((((((' * 3, "😀" * 12]
)
def test_any_garbage_gets_an_answer(house, client, title):
    settle()
    query = {"title": title.encode("utf-8", "replace").decode(), "part": "list"}
    assert client.get("/en/search/suggestions/", query).status_code == 200

"""Synonyms under /cms: who keeps them, what is refused and why, and that nothing typed is lost with it."""

import pytest
from django.utils.html import escape

from tests.factories.accounts import UserFactory
from tests.search.groups import ADD, LIST, address, form, kept, seen


@pytest.mark.parametrize(
    ("role", "may"),
    [("editor", True), ("publisher", True), ("helper", False), ("agent", False), ("moderator", False)],
)
def test_editors_and_publishers_make_change_and_delete_groups_and_nobody_else_does(
    role, may, request, as_user, cms, known
):
    client = as_user(request.getfixturevalue(role))
    first, second, third = known("router", "modem"), known("hub", "centre"), known("rain", "drizzle")
    bulk = f"/cms/bulk/search/synonymgroup/delete/?id={third.pk}"
    pages = [LIST, ADD, address("edit", first), address("delete", second), address("history", first), bulk]
    assert [client.get(page).status_code == 200 for page in pages] == [may] * len(pages)
    client.post(ADD, form("  alarm ", "", "warning\t sound"))
    client.post(address("edit", first), form("hygrometer", leads_to=["sensor"]) | seen(cms, first))
    client.post(address("delete", second))
    client.post(bulk)
    before, after = ["hub, centre", "rain, drizzle", "router, modem"], ["alarm, warning sound", "hygrometer → sensor"]
    assert kept() == (after if may else before)


def test_several_are_deleted_at_once(cms, known):
    first, second = known("router", "modem"), known("hub", "centre")
    known("rain", "drizzle")
    address = f"/cms/bulk/search/synonymgroup/delete/?id={first.pk}&id={second.pk}"
    asked = cms.get(address).content.decode()
    assert "hub, centre" in asked
    assert "rain, drizzle" not in asked
    cms.post(address)
    assert kept() == ["rain, drizzle"]


def test_the_list_is_searched_and_narrowed_to_a_language(cms, known):
    known("router", "modem")
    known("Router", "Breitbandbox", language="de")
    known("router", leads_to=["Wi-Fi settings"])
    known("rain", "drizzle")

    def listed(**asked):
        return [str(group) for group in cms.get(LIST, asked).context["object_list"]]

    assert len(listed()) == 4
    assert listed(q="router", language="en") == ["router → Wi-Fi settings", "router, modem"]
    assert listed(q="wi-fi") == ["router → Wi-Fi settings"]
    assert listed(language="de") == ["Router, Breitbandbox"]


def test_a_new_group_is_in_the_language_the_editor_reads(as_user, db):
    for language in ("de", "en"):
        editor = UserFactory(handle=f"editor-{language}", language=language, groups=["Editors"])
        assert as_user(editor).get(ADD).context["form"]["language"].value() == language


MANY = [f"word{number}" for number in range(21)]


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        (form(), "phrases", "Write the phrases here, one a line."),
        (form(" ", "\t"), "phrases", "Write the phrases here, one a line."),
        (form("hub"), "phrases", "This is only one phrase."),
        (form(leads_to=["hub"]), "phrases", "Write the phrases here, one a line."),
        (form("hub", "of the"), "phrases", "“of the” has no word that can be looked for."),
        (form("hub", "?! 😀"), "phrases", "“?! 😀” has no word that can be looked for."),
        (form("Hub", "nicht ohne", language="de"), "phrases", "“nicht ohne” has no word that can be looked for."),
        (form("hub", leads_to=["of the"]), "leads_to", "“of the” has no word that can be looked for."),
        (form("hub", "y" * 81), "phrases", f"“{'y' * 60}…” is too long. A phrase has at most 80 characters and 6 words."),
        (form("hub", "a box that stands on the roof"), "phrases", "“a box that stands on the roof” is too long."),
        (form("hub", leads_to=["y" * 81]), "leads_to", "is too long."),
        (form(*MANY), "phrases", "A group has at most 20 phrases, and these are 21."),
        (form(*MANY[:11], leads_to=MANY[11:]), "phrases", "A group has at most 20 phrases, and these are 21."),
        (form("hub", "centre", "HUB"), "phrases", "“hub” and “HUB” are the same"),
        (form("Routers", "router"), "phrases", "“Routers” and “router” are the same"),
        (form("Haus", "Hütte", "Haeuser", language="de"), "phrases", "“Haus” and “Haeuser” are the same"),
        (form("the light", "light of the"), "phrases", "“the light” and “light of the” are the same"),
        (form("hub", "Hubs", leads_to=["centre"]), "phrases", "“hub” and “Hubs” are the same"),
        (form("hub", leads_to=["centre", "Centre"]), "leads_to", "“centre” and “Centre” are the same"),
        (form("hub", leads_to=["centre", "Hubs"]), "leads_to", "“hub” and “Hubs” are the same"),
        (form("centre", "rain gauges"), "phrases", "“rain gauges” stands in another group already: rain gauge, pluviometer."),
        (form("Pressure Gauge", leads_to=["hub"]), "phrases", "stands in another group already: pressure gauge → barometer."),
        (form("hub", "centre", language="xx"), "language", "Select a valid choice."),
    ],
)  # fmt: skip
def test_what_is_refused_comes_back_with_a_sentence_and_all_that_was_typed(cms, known, sent, field, sentence):
    known("rain gauge", "pluviometer")
    known("pressure gauge", leads_to=["barometer"])
    before = kept()
    response = cms.post(ADD, sent)
    assert response.status_code == 200
    assert sentence in " ".join(response.context["form"].errors[field])
    assert escape(sentence) in response.content.decode()
    for name, typed in sent.items():
        assert response.context["form"][name].value() == typed
    assert kept() == before


@pytest.mark.parametrize(
    "sent",
    [
        form("rain gauge", "drizzle meter", language="de"),  # another language
        form("pressure gauge", "manometer"),  # one way and both ways do not meet
        form("manometer", leads_to=["barometer", "rain gauge"]),  # several may lead to the same
        form("sound", "no sound"),  # what denies counts
        form("y" * 80, "a box on the flat roof"),
        form(*MANY[:20]),
    ],
)
def test_what_is_not_the_same_may_be_kept(cms, known, sent):
    known("rain gauge", "pluviometer")
    known("pressure gauge", leads_to=["barometer"])
    assert cms.post(ADD, sent).status_code == 302
    assert len(kept()) == 3


def test_a_group_may_be_saved_again_as_it_is(cms, known):
    group = known("rain gauge", "pluviometer")
    changed = form("rain gauge", "pluviometer", "rain meter") | seen(cms, group)
    assert cms.post(address("edit", group), changed).status_code == 302
    assert kept() == ["rain gauge, pluviometer, rain meter"]


def test_a_page_pasted_by_mistake_is_refused_at_once(cms):
    response = cms.post(ADD, form(*[f"This is line number {number} of a very long page" for number in range(20_000)]))
    (sentence,) = response.context["form"].errors["phrases"]
    assert "these are 20000" in sentence


def test_there_are_no_more_groups_than_memory_is_meant_for(cms, known, monkeypatch):
    monkeypatch.setattr("search.actions.synonyms.GROUPS", 2)
    first = known("router", "modem")
    known("hub", "centre")
    response = cms.post(ADD, form("rain", "drizzle"))
    assert "There are 2 groups of synonyms, which is the most there can be." in response.content.decode()
    assert cms.post(address("edit", first), form("router", "box") | seen(cms, first)).status_code == 302


def test_the_screens_speak_german(as_user, known):
    group = known("router", "modem")
    client = as_user(UserFactory(handle="editorin", language="de", groups=["Editors"]))
    said = {
        LIST: "Synonymgruppe hinzufügen",
        f"{LIST}?q=nowhere": "Keine Synonyme entsprechen Ihrer Anfrage.",
        ADD: "Bedeuten dasselbe",
        address("edit", group): "Nur in eine Richtung: führt zu",
        address("delete", group): "findet dann die anderen nicht mehr. Soll die Gruppe",
        f"/cms/bulk/search/synonymgroup/delete/?id={group.pk}": "findet dann die anderen nicht mehr. Sollen die Gruppen",
    }
    for page, words in said.items():
        assert words in client.get(page).content.decode()
    assert "Das ist nur ein Ausdruck." in client.post(ADD, form("router")).content.decode()
    unseen = client.post(address("edit", group), form("router", "hub")).content.decode()
    assert "Jetzt steht darin (Englisch): router, modem." in unseen
    group.delete()
    assert "Noch keine Synonyme" in client.get(LIST).content.decode()


def test_an_empty_list_says_what_synonyms_are_for_and_where_to_begin(cms, known):
    html = cms.get(LIST).content.decode()
    assert "No synonyms yet" in html
    assert "those who type one also find the others" in html
    assert f'href="{ADD}"' in html
    group = known("router", "modem")
    assert "No synonyms yet" not in cms.get(LIST).content.decode()
    assert "No synonyms yet" not in cms.get(LIST, {"q": "nowhere"}).content.decode()
    assert str(group) in cms.get(LIST).content.decode()

"""Whose help this is: an editor says so in /cms, every page shows it."""

import pytest
from django.core.exceptions import ValidationError

from kb_site.brand import rules
from kb_site.brand.actions import dress
from tests.factories import accounts

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def dressed(django_capture_on_commit_callbacks):
    def dress_now(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            return dress(**fields)

    return dress_now


def page(visitor, path="/de/nichts/"):
    return visitor.get(path).content.decode()


def test_the_brand_stands_on_every_page_and_its_links_in_their_language(visitor, dressed):
    assert "– Lotse</title>" in page(visitor)
    links = [
        {"language": "de", "kind": "privacy", "url": "https://nordwind.example/datenschutz"},
        {"language": "en", "kind": "other", "name": "Jobs", "url": "https://nordwind.example/jobs"},
    ]
    dressed(name="Nordwind", links=links)
    html = page(visitor)
    assert "– Nordwind</title>" in html
    assert '<a href="https://nordwind.example/datenschutz">Datenschutz</a>' in html
    assert "Jobs" not in html
    assert "Jobs" in page(visitor, "/en/nothing/")


def test_an_own_colour_is_one_small_style_sheet_with_its_hash(visitor, dressed):
    assert "brand.css" not in page(visitor)
    dressed(accent_light="#0b5d1e", accent_dark="#8fe3a1")
    address = page(visitor).split('href="/brand.css')[1].split('"')[0]
    response = visitor.get(f"/brand.css{address}")
    assert "--accent: light-dark(#0b5d1e, #8fe3a1);" in response.content.decode()
    assert "immutable" in response["Cache-Control"]
    assert "immutable" not in visitor.get("/brand.css?v=old")["Cache-Control"]


@pytest.mark.parametrize("colour", ["#ffff00", "#0a567", "red", "#0a5672;}", "#767676\n"])
def test_a_colour_nobody_can_read_is_refused_in_words(colour):
    with pytest.raises(ValidationError) as refusal:
        dress(accent_light=colour)
    assert "accent_light" in refusal.value.message_dict


@pytest.mark.parametrize("colour", ["#be0f2c", "#a01020", "#c0392b"])
def test_the_red_of_a_person_is_no_brand(colour):
    with pytest.raises(ValidationError) as refusal:
        dress(accent_light=colour)
    assert "Red means a person" in refusal.value.message_dict["accent_light"][0]


def test_pale_pink_on_the_dark_paper_and_a_brown_near_black_are_no_red():
    row = dress(accent_light="#3a1410", accent_dark="#ffd6dc")
    assert (row.accent_light, row.accent_dark) == ("#3a1410", "#ffd6dc")


def test_contrast_is_counted_as_the_standard_says():
    assert round(rules.contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(rules.contrast("#767676", "#ffffff"), 2) == 4.54
    assert rules.is_readable(rules.ACCENT["light"], "light")
    assert rules.is_readable(rules.ACCENT["dark"], "dark")


@pytest.fixture
def chief(as_user):
    return as_user(accounts.UserFactory(handle="chief", is_staff=True, is_superuser=True))


FORM = {
    **{"name": "Südwind", "accent_light": "#0a5672", "accent_dark": "#7fc6e0", "mark": "", "email": "", "phone": ""},
    **{"links-TOTAL_FORMS": "0", "links-INITIAL_FORMS": "0", "links-MIN_NUM_FORMS": "0", "links-MAX_NUM_FORMS": "9"},
}


def test_an_editors_change_in_the_cms_is_on_the_next_page(visitor, chief):
    assert "– Lotse</title>" in page(visitor)
    row = dress(name="Lotse")
    response = chief.post(f"/cms/settings/brand/brandsettings/{row.pk}/", FORM)
    assert response.status_code == 302, response.content.decode()[-3000:]
    assert "– Südwind</title>" in page(visitor)


@pytest.mark.parametrize(
    "odd",
    [
        {"links-0-id": "javascript:1"},
        {"links-0-id": "999999"},
        {"links-0-ORDER": "first"},
        {"links-0-page": "999999"},
        {"links-INITIAL_FORMS": "1"},
        {"links-INITIAL_FORMS": "1", "links-0-id": "7"},
        {"links-TOTAL_FORMS": "x"},
    ],
)
def test_an_invented_link_of_the_footer_is_refused_without_a_crash(chief, odd):
    row = dress(name="Lotse")
    line = {
        "links-TOTAL_FORMS": "1",
        "links-0-place": "legal",
        "links-0-id": "",
        "links-0-ORDER": "1",
        "links-0-page": "",
    }
    response = chief.post(f"/cms/settings/brand/brandsettings/{row.pk}/", FORM | line | odd)
    assert response.status_code == 200
    row.refresh_from_db()
    assert row.name == "Lotse"

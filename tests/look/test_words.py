"""Words and figures as readers see them."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from kb_site.templatetags.word_tags import nobreak, number, when


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("WX-200 shows E-1042", "WX\u2011200 shows E\u20111042"),
        ("0 mm at 2.4 GHz", "0\u00a0mm at 2.4\u00a0GHz"),
        ("below -15 °C", "below −15\u00a0°C"),
        ("−15 °C", "−15\u00a0°C"),
        ("1,5 l Wasser", "1,5\u00a0l Wasser"),
        ("5 minutes", "5\u00a0minutes"),
        ("version 2.4 mmm", "version 2.4 mmm"),
        ("well-known 2 people", "well-known 2 people"),
        ("<b>E-1</b>", "&lt;b&gt;E\u20111&lt;/b&gt;"),
    ],
)
def test_codes_and_measures_stay_in_one_piece(typed, shown):
    assert nobreak(typed) == shown


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("<mark>NW</mark>-200 …", "<mark>NW</mark>\u2011200 …"),
        ("<mark>NW</mark>-200\u00a0…", "<mark>NW</mark>\u2011200\u00a0…"),
        ("NW-<mark>200</mark>", "NW\u2011<mark>200</mark>"),
        ("<mark>frost</mark> -15 °C", "<mark>frost</mark> −15\u00a0°C"),
    ],
)
def test_so_does_a_code_of_which_half_was_found(found, shown):
    assert nobreak(mark_safe(found)) == shown


def test_figures_and_dates_follow_the_language():
    moment = datetime(2026, 11, 12, 9, 5, tzinfo=UTC)
    with translation.override("en"):
        assert number(8612) == "8,612"
        assert [number(figure) for figure in (0, 999, 1000, -12, -1234, 0.5)] == [
            "0",
            "999",
            "1,000",
            "−12",
            "−1,234",
            "0.5",
        ]
        assert ">12 November 2026, 10:05</time>" in when(moment)
    with translation.override("de"):
        assert number(8612) == "8.612"
        assert ">12. November 2026, 10:05</time>" in when(moment)
        assert ">12. November 2026</time>" in when(moment, "date")


def test_a_time_that_a_script_may_shorten_still_says_its_date():
    html = when(datetime(2026, 11, 12, 9, 5, tzinfo=UTC), "ago")
    assert "data-ago" in html
    assert "2026" in html
    assert 'title="12 November 2026, 10:05"' in html


def test_an_icon_is_drawn_once_and_never_read_aloud():
    html = Template('{% icon "solved" "s" %}').render(Context())
    assert html.startswith('<svg class="icon icon--s" viewBox="0 0 20 20" aria-hidden="true">')


def test_the_same_handle_always_has_the_same_face_and_staff_a_red_collar():
    render = Template("{% face p %}").render

    class Person:
        face = None

        def __init__(self, handle, is_agent=False):
            self.handle, self.is_agent = handle, is_agent

    assert render(Context({"p": Person("anna")})) == render(Context({"p": Person("anna")}))
    assert "face__cloth--staff" in render(Context({"p": Person("anna", is_agent=True)}))
    assert "face__cloth--staff" not in render(Context({"p": Person("anna")}))


@pytest.mark.parametrize(
    ("page", "code", "drawn"),
    [
        ("de", "en", ' lang="en">Title</a> <span class="row__lang" lang="de">(Englisch)</span>'),
        ("en", "de", ' lang="de">Title</a> <span class="row__lang" lang="en">(German)</span>'),
        ("de", "de", ">Title</a>"),
        ("de", "de-at", ">Title</a>"),
        ("en", "", ">Title</a>"),
        ("en", "tlh", ' lang="tlh">Title</a> <span class="row__lang" lang="en">(tlh)</span>'),
    ],
)
def test_a_title_in_another_language_says_which(page, code, drawn):
    with translation.override(page):
        html = Template("<a{% foreign code %}>Title</a>{% language_note code %}").render(Context({"code": code}))
    assert html == f"<a{drawn}"

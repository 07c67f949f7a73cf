"""The frame around every page."""

import re

import pytest

from kb_site.templatetags.word_tags import number

pytestmark = pytest.mark.django_db


def test_a_page_says_its_language_brand_and_one_style_sheet(visitor):
    html = visitor.get("/de/gibt-es-nicht/").content.decode()
    assert '<html lang="de">' in html
    assert "– Lotse</title>" in html
    assert html.count('rel="stylesheet"') == 1
    assert " style=" not in html
    assert "csrf" not in html


def test_the_frame_asks_the_database_nothing_for_a_visitor(visitor, django_assert_max_num_queries):
    # A page that is all tables of rules: whatever is asked, the frame asked it.
    visitor.get("/de/reputation/")
    with django_assert_max_num_queries(0):
        visitor.get("/de/reputation/")


def test_the_account_says_light_or_dark_and_the_zone_before_a_script_runs(as_user, asker):
    asker.scheme = "dark"
    asker.save()
    expected = f'<html lang="de" data-scheme="dark" data-zone="Europe/Berlin" data-member="{asker.pk}">'
    assert expected in as_user(asker).get("/de/gibt-es-nicht/").content.decode()


@pytest.mark.parametrize("address", ["/de/", "/de/reputation/", "/de/people/", "/de/questions/", "/de/articles/"])
def test_nothing_is_written_in_the_head_where_it_would_stand_above_the_page(visitor, address):
    head = re.search(r"<head>(.*)</head>", visitor.get(address).content.decode(), re.S)[1]
    assert not re.sub(r"<(title|script).*?</\1>|<[^>]+>", "", head, flags=re.S).strip()


def test_a_figure_below_nought_has_a_minus():
    assert [number(value) for value in (-1, -1234, 5, None)] == ["−1", "−1,234", "5", ""]

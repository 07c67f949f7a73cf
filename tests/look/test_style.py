"""The one style sheet, and the guide that shows every part of it."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import override_settings

from kb_site.static_storage import SOURCE, joined
from tests.factories import accounts


def test_the_parts_are_one_sheet_without_imports_in_their_layers():
    sheet = joined()
    assert "@import" not in sheet
    assert sheet.startswith("@layer reset, tokens, base, layout, components, utilities;")
    assert sheet.count("@layer") == 1 + (SOURCE / "css" / "parts.css").read_text().count("@import")


def test_every_file_the_sheet_names_exists():
    for address in re.findall(r'url\("([^"]+)"\)', joined()):
        assert finders.find(address), address


def test_a_file_nobody_has_is_nowhere():
    assert not finders.find("nobody-has-this.css")


def test_every_part_in_the_folder_is_joined():
    order = (SOURCE / "css" / "parts.css").read_text()
    parts = {path.relative_to(SOURCE / "css").as_posix() for path in (SOURCE / "css").rglob("*.css")} - {"parts.css"}
    assert parts == set(re.findall(r'url\("([^"]+)"\)', order))


@override_settings(STORAGES={"staticfiles": {"BACKEND": "kb_site.static_storage.LookStorage"}})
def test_before_anything_is_collected_pages_carry_plain_names():
    assert staticfiles_storage.url("lotse.css") == "/static/lotse.css"


@pytest.mark.django_db
def test_the_style_guide_is_for_staff(visitor, as_user, asker):
    staff = accounts.UserFactory(handle="staff", is_staff=True)
    assert visitor.get("/en/styleguide/").status_code == 404
    assert as_user(asker).get("/en/styleguide/").status_code == 404
    html = as_user(staff).get("/en/styleguide/").content.decode()
    assert html.count("glyphs__item") > 50
    assert " style=" not in html

"""What members change about themselves, and what strangers see of it."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.accounts.pictures import photograph
from tests.uploads.files import closed_storage, png_bomb

SETTINGS = "/en/settings/"

pytestmark = pytest.mark.django_db


def filled(member, **changes):
    fields = ("name", "handle", "about", "language", "time_zone", "scheme")
    return {field: getattr(member, field) for field in fields} | changes


def test_settings_are_saved_and_the_page_comes_back_in_the_chosen_language(as_user, asker, words):
    changes = filled(asker, name="Marit", handle="Marit-L", about="Two stations.", language="de", scheme="dark")
    saved = as_user(asker).post(SETTINGS, changes)
    asker.refresh_from_db()

    assert saved["Location"] == "/de/settings/"
    assert (asker.name, asker.handle, asker.about, asker.scheme) == ("Marit", "marit-l", "Two stations.", "dark")
    page = as_user(asker).get("/de/settings/")
    assert 'data-scheme="dark"' in page.content.decode()
    assert "Einstellungen speichern" in words(page)


def test_settings_are_for_members(visitor):
    assert visitor.get(SETTINGS)["Location"] == "/en/account/sign-in/?next=/en/settings/"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("handle", "helper", "This handle is taken. Choose another one."),
        ("handle", "admin", "This handle is taken. Choose another one."),
        ("handle", "größe", "Use small letters, digits, - and _"),
        ("handle", "a", "at least 2 characters"),
        ("handle", "-a-", "Use small letters, digits, - and _"),
        ("handle", "h" * 41, "at most 40 characters"),
        ("handle", "a\0b", "Remove it and send again."),
        ("name", " \u200b ", "Enter a name with at least one letter or digit."),
        ("name", "n" * 61, "at most 60 characters"),
        ("about", "a" * 501, "at most 500 characters"),
        ("about", "a\0b", "Remove it and send again."),
        ("language", "xx", "Select a valid choice."),
        ("time_zone", "Mars/Olympus", "Select a valid choice."),
        ("scheme", "pink", "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(as_user, asker, helper, words, field, value, sentence):
    page = as_user(asker).post(SETTINGS, filled(asker, about="Kept as typed.") | {field: value})

    assert page.status_code == 200
    assert sentence in words(page)
    if field != "about":
        assert "Kept as typed." in words(page)
    before = get_user_model().objects.get(pk=asker.pk)
    assert before.about == ""
    assert before.handle == "asker"


def test_a_handle_somebody_takes_in_the_same_instant_is_said_at_the_field(as_user, asker, words, monkeypatch):
    from django.db import IntegrityError

    from accounts.views import settings as views

    def too_late(**_):
        raise IntegrityError("unique")

    monkeypatch.setattr(views.actions, "change_settings", too_late)
    page = as_user(asker).post(SETTINGS, filled(asker, handle="fresh"))
    assert "This handle is taken. Choose another one." in words(page)


def test_only_settings_can_be_changed_through_the_form(as_user, asker):
    as_user(asker).post(SETTINGS, filled(asker, is_staff="on", reputation="9999", email="x@example.org"))
    asker.refresh_from_db()

    assert (asker.is_staff, asker.reputation, asker.email) == (False, 0, "asker@example.com")


def test_times_are_shown_in_the_members_zone(as_user, asker):
    from django.utils import timezone

    member = as_user(asker)
    member.post(SETTINGS, filled(asker, time_zone="Pacific/Auckland"))
    seen = []
    from accounts.middleware import MemberLocaleMiddleware

    request = member.get(SETTINGS).wsgi_request
    MemberLocaleMiddleware(lambda _: seen.append(timezone.get_current_timezone_name()))(request)
    assert seen == ["Pacific/Auckland"]


class TestPicture:
    PICTURE = "/en/settings/picture/"

    def send(self, client, content, name="me.jpg"):
        return client.post(self.PICTURE, {"picture": SimpleUploadedFile(name, content)})

    def test_a_picture_becomes_a_small_square_without_the_place_it_was_taken(self, as_user, asker, visitor):
        assert self.send(as_user(asker), photograph())["Location"] == SETTINGS
        asker.refresh_from_db()

        shown = visitor.get(asker.face.url)
        assert shown["Content-Type"] == "image/webp"
        assert "immutable" in shown["Cache-Control"]
        with Image.open(BytesIO(shown.content)) as face:
            assert (face.format, face.size, dict(face.getexif())) == ("WEBP", (256, 256), {})
        assert b"54.3" not in shown.content

    def test_a_storage_that_cannot_be_written_is_a_sentence_and_the_old_picture_stays(
        self, as_user, asker, tmp_path, monkeypatch
    ):
        member = as_user(asker)
        self.send(member, photograph())
        asker.refresh_from_db()
        before = asker.face.name
        monkeypatch.setattr(type(asker)._meta.get_field("face"), "storage", closed_storage(tmp_path))
        page = self.send(member, photograph(kind="PNG"))
        assert page.status_code == 200
        assert "We cannot keep pictures at the moment." in page.content.decode()
        asker.refresh_from_db()
        assert asker.face.name == before

    def test_a_new_picture_removes_the_old_file_and_removing_it_removes_the_last(
        self, as_user, asker, visitor, django_capture_on_commit_callbacks
    ):
        member = as_user(asker)
        addresses = []
        for kind in ("PNG", "WEBP"):
            with django_capture_on_commit_callbacks(execute=True):
                self.send(member, photograph(kind=kind))
            asker.refresh_from_db()
            addresses.append(asker.face.url)
        assert [visitor.get(address).status_code for address in addresses] == [404, 200]

        with django_capture_on_commit_callbacks(execute=True):
            member.post(self.PICTURE, {"remove": "1"})
        asker.refresh_from_db()
        assert not asker.face
        assert visitor.get(addresses[1]).status_code == 404
        assert 'class="face face--xl"' in member.get(self.PICTURE).content.decode()

    @pytest.mark.parametrize(
        "content",
        [b"", b"<svg onload='alert(1)'/>", b"GIF89a", photograph()[:200], b"\0" * 1_000],
        ids=["empty", "svg", "stump", "cut off", "zeros"],
    )
    def test_what_is_no_picture_is_refused_with_a_sentence(self, as_user, asker, content):
        self.is_refused(as_user(asker), asker, content)

    def test_few_bytes_that_unpack_to_900_megapixels_are_refused_with_a_sentence(self, as_user, asker):
        self.is_refused(as_user(asker), asker, png_bomb(30_000, 30_000))

    def is_refused(self, member, asker, content):
        page = self.send(member, content)
        assert page.status_code == 200
        assert "field--error" in page.content.decode()
        asker.refresh_from_db()
        assert not asker.face

    def test_more_than_5_mb_is_refused_with_a_sentence(self, as_user, asker, words):
        page = self.send(as_user(asker), photograph() + b"\0" * (5 * 1024 * 1024))
        assert "This file is larger than 5 MB." in words(page)

    @pytest.mark.parametrize("name", ["../../secret-key", "a.webp", "0" * 24 + ".png", "%00.webp"])
    def test_only_faces_are_served(self, visitor, name):
        assert visitor.get(f"/media/faces/{name}").status_code in {400, 404}


class TestProfile:
    def test_everybody_sees_the_name_and_nobody_the_address(self, visitor, asker, words):
        asker.about = "Two stations & <b>one</b> dog."
        asker.save()
        page = visitor.get("/en/people/asker/")

        assert "Anna Asker" in words(page)
        assert "Two stations & <b>one</b> dog." in words(page)
        assert asker.email not in page.content.decode()
        assert "Settings" not in words(page)

    def test_a_visitors_page_is_the_same_twice_and_touches_no_cookie(self, visitor, asker):
        first, second = visitor.get("/en/people/asker/"), visitor.get("/en/people/asker/")

        assert first.content == second.content
        assert not first.cookies
        assert "Cookie" not in first.get("Vary", "")
        assert '<form method="post"' not in first.content.decode()

    def test_an_empty_page_is_not_offered_to_search_engines(self, visitor, asker):
        assert 'content="noindex"' in visitor.get("/en/people/asker/").content.decode()
        asker.about = "Two stations."
        asker.save()
        assert 'content="noindex"' not in visitor.get("/en/people/asker/").content.decode()

    def test_ones_own_page_leads_to_the_settings(self, as_user, asker, helper, words):
        member = as_user(asker)
        assert member.get("/en/me/")["Location"] == "/en/people/asker/"
        assert "Settings" in words(member.get("/en/people/asker/"))
        assert "Settings" not in words(member.get("/en/people/helper/"))

    @pytest.mark.parametrize("handle", ["nobody", "ASKER", "a" * 500, "a b", "ä"])
    def test_handles_nobody_has_are_not_found(self, visitor, asker, handle):
        assert visitor.get(f"/de/people/{handle}/").status_code == 404

    def test_whoever_has_not_confirmed_their_address_has_no_page(self, visitor):
        form = {"email": "spam@example.org", "name": "Cheap Watches", "password1": "three quiet harbour lamps"}
        visitor.post("/en/account/sign-up/", form)

        assert visitor.get("/en/people/cheap-watches/").status_code == 404

    def test_who_works_here_carries_the_flag_and_a_word(self, visitor, agent, asker):
        agent.is_staff = True
        agent.save()

        assert 'class="who__staff"' in visitor.get("/en/people/agent/").content.decode()
        assert 'class="who__staff"' not in visitor.get("/en/people/asker/").content.decode()

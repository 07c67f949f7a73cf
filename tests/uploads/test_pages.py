"""Sending and fetching over HTTP."""

import pytest
from django.urls import reverse

from tests.uploads import files
from uploads import links
from uploads.actions import attach_pictures, keep_picture
from uploads.models import Upload

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def new():
    return reverse("uploads:new")


@pytest.fixture
def things(monkeypatch):
    seen_by = {}
    monkeypatch.setitem(
        links._guards,
        "test.thing",
        lambda user, ids: {pk for pk in ids if seen_by.get(pk, {user.pk}) & {user.pk, "all"}},
    )
    return seen_by


def test_the_editor_gets_the_line_that_shows_the_picture(asker, as_user, new):
    answer = as_user(asker).post(new, {"file": files.file(), "alt": "a [red] field"}, **JSON)
    upload = Upload.objects.get()
    assert answer.status_code == 201
    assert answer.json() == {
        "address": upload.address,
        "markdown": f"![a (red) field]({upload.address})",
        "width": 60,
        "height": 40,
        "alt": "a [red] field",
    }


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_storage_that_cannot_be_written_is_a_sentence(asker, as_user, new, tmp_path, monkeypatch, accept):
    client = as_user(asker)
    with monkeypatch.context() as patch:
        patch.setattr(Upload._meta.get_field("file"), "storage", files.closed_storage(tmp_path))
        answer = client.post(new, {"file": files.file(), "alt": "a red field"}, HTTP_ACCEPT=accept)
    assert answer.status_code == 400
    assert "We cannot keep pictures at the moment." in answer.content.decode()
    assert "a red field" in answer.content.decode() or accept == "application/json"
    assert not Upload.objects.exists()
    assert client.post(new, {"file": files.file()}, HTTP_ACCEPT=accept).status_code == 201


def test_what_is_said_about_the_picture_may_be_anything(asker, as_user, new):
    for alt in ("\x00", "a\x00b", "x" * 1_000, "](javascript:alert(1))", "\N{GRINNING FACE}", "a\nb"):
        answer = as_user(asker).post(new, {"file": files.file(), "alt": alt}, **JSON)
        assert answer.status_code in {201, 400}


def test_a_form_without_its_token_is_refused(asker, as_user, new):
    client = as_user(asker, enforce_csrf_checks=True)
    assert client.post(new, {"file": files.file()}, **JSON).status_code == 403
    assert not Upload.objects.exists()


def test_a_public_picture_is_the_same_for_everybody_and_may_be_cached(asker, visitor, as_user, things):
    things[1] = {"all"}
    upload = keep_picture(by=asker, file=files.file())
    attach_pictures(by=asker, addresses=[upload.address], kind="test.thing", object_id=1)
    answer = visitor.get(upload.address)
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("inline")
    assert "public" in answer["Cache-Control"]
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert visitor.get(upload.address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert visitor.head(upload.address).status_code == 200


def test_a_private_picture_is_not_there_for_others_and_in_no_cache(asker, helper, visitor, as_user, things):
    things[1] = {asker.pk}
    upload = keep_picture(by=asker, file=files.file())
    attach_pictures(by=asker, addresses=[upload.address], kind="test.thing", object_id=1)
    mine = as_user(asker).get(upload.address)
    assert mine.status_code == 200
    assert mine["Cache-Control"] == "private, no-cache"
    etag = mine["ETag"]
    assert mine.getvalue()
    for client in (visitor, as_user(helper)):
        assert client.get(upload.address).status_code == 404
        assert client.get(upload.address, HTTP_IF_NONE_MATCH=etag).status_code == 404


def test_addresses_nobody_was_given_are_not_found(asker, as_user):
    upload = keep_picture(by=asker, file=files.file())
    client = as_user(asker)
    for address in (
        "/uploads/00000000-0000-0000-0000-000000000000.png",
        f"/uploads/{upload.key}.svg",
        f"/uploads/{upload.key}.webp",
        f"/uploads/{upload.pk}.png",
        "/uploads/../secret.png",
    ):
        assert client.get(address).status_code == 404, address
    assert client.post(upload.address).status_code == 405


def test_a_picture_whose_file_is_gone_is_not_found(asker, as_user):
    upload = keep_picture(by=asker, file=files.file())
    upload.file.storage.delete(upload.file.name)
    assert as_user(asker).get(upload.address).status_code == 404

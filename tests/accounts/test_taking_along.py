"""The ZIP file: everything of one member and nothing of anybody else."""

import json
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts import taking_along
from tests.accounts.pictures import photograph

DATA = "/en/settings/data/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def downloaded(as_user):
    def download(user):
        response = as_user(user).post(DATA)
        assert response["Content-Type"] == "application/zip"
        content = BytesIO(b"".join(response.streaming_content))
        return zipfile.ZipFile(content)

    return download


def test_the_file_holds_the_account_the_addresses_and_the_picture(as_user, asker, downloaded):
    as_user(asker).post("/en/settings/picture/", {"picture": SimpleUploadedFile("me.jpg", photograph())})
    archive = downloaded(asker)

    [account] = json.loads(archive.read("account/account.json"))
    assert (account["handle"], account["email"], account["name"]) == ("asker", asker.email, "Anna Asker")
    assert json.loads(archive.read("account/addresses.json"))[0]["email"] == asker.email
    assert archive.read("account/picture.webp")[:4] == b"RIFF"
    assert "account/account.json" in archive.read("README.txt").decode()
    assert "Not in here: passwords" in archive.read("README.txt").decode()


def test_it_holds_no_password_and_nothing_of_anybody_else(asker, helper, downloaded):
    archive = downloaded(asker)
    everything = b"".join(archive.read(name) for name in archive.namelist()).decode(errors="replace")

    assert asker.password not in everything
    assert "password" not in json.loads(archive.read("account/account.json"))[0]
    for theirs in (helper.handle, helper.email, helper.name):
        assert theirs not in everything


def test_the_name_of_the_file_says_whose_and_when(as_user, asker):
    response = as_user(asker).post(DATA)
    assert b"".join(response.streaming_content)
    assert response["Content-Disposition"].startswith('attachment; filename="asker-2')
    assert "no-store" in response["Cache-Control"]


def test_every_app_may_add_rows_and_an_app_without_rows_gives_an_empty_list(asker, downloaded, monkeypatch):
    monkeypatch.setitem(
        taking_along._sources, "test/rows", lambda member: ({"n": n, "at": member.joined_at} for n in (1, 2))
    )
    monkeypatch.setitem(taking_along._sources, "test/nothing", lambda _: [])
    archive = downloaded(asker)

    assert [row["n"] for row in json.loads(archive.read("test/rows.json"))] == [1, 2]
    assert json.loads(archive.read("test/nothing.json")) == []


def test_memory_stays_flat_whatever_the_number_of_rows(asker, monkeypatch, tmp_path):
    monkeypatch.setitem(taking_along._sources, "test/rows", lambda _: ({"text": "x" * 1_000} for _ in range(30_000)))
    tracemalloc.start()
    with (tmp_path / "data.zip").open("wb") as file:
        taking_along.pack(asker, file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 5_000_000


def test_three_an_hour_are_enough(as_user, asker, words):
    member = as_user(asker)
    for _ in range(3):
        assert b"".join(member.post(DATA).streaming_content)
    refused = member.post(DATA)

    assert refused.status_code == 429
    assert "You can export your data again in" in words(refused)

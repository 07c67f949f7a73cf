"""Keeping, hanging up and sweeping."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.uploads import files
from uploads import links
from uploads.actions import (
    OverQuota,
    attach_pictures,
    detach_pictures,
    keep_picture,
    remove_pictures,
    sweep_orphans,
)
from uploads.models import Upload
from uploads.rules import Quota

pytestmark = pytest.mark.django_db


@pytest.fixture
def things(monkeypatch):
    """A kind of thing pictures hang on, for the tests only: whoever is in the set of an id may see it."""
    seen_by = {}

    def guard(user, ids):
        return {pk for pk in ids if "all" in seen_by.get(pk, ()) or user.pk in seen_by.get(pk, ())}

    monkeypatch.setitem(links._guards, "test.thing", guard)
    return seen_by


def kept(by, **options):
    return keep_picture(by=by, file=files.file(files.image_bytes(**options)))


def test_the_same_picture_sent_twice_is_kept_once(asker, helper):
    assert kept(asker) == kept(asker)
    assert kept(helper) != kept(asker)


def test_a_member_keeps_only_so_many(asker):
    quota = Quota(a_day=3, in_all=2)
    for colour in ("red", "green"):
        keep_picture(by=asker, file=files.file(files.image_bytes(colour=colour)), quota=quota)
    with pytest.raises(OverQuota, match="Delete some"):
        keep_picture(by=asker, file=files.file(files.image_bytes(colour="blue")), quota=quota)


def test_a_member_sends_only_so_many_a_day(asker):
    quota = Quota(a_day=1)
    first = keep_picture(by=asker, file=files.file(), quota=quota)
    with pytest.raises(OverQuota, match="tomorrow"):
        keep_picture(by=asker, file=files.file(files.image_bytes(colour="blue")), quota=quota)
    Upload.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(days=2))
    assert keep_picture(by=asker, file=files.file(files.image_bytes(colour="blue")), quota=quota)


def test_a_member_keeps_only_so_many_bytes(asker):
    with pytest.raises(OverQuota):
        keep_picture(by=asker, file=files.file(), quota=Quota(bytes_in_all=50))


def test_an_unattached_picture_is_its_owners_alone(asker, helper):
    upload = kept(asker)
    assert links.may_fetch(upload, asker)
    assert not links.may_fetch(upload, helper)
    assert not links.is_public(upload)


def test_an_attached_picture_is_seen_by_whoever_sees_what_it_hangs_on(asker, helper, agent, things):
    things[1] = {asker.pk, agent.pk}
    upload = kept(asker)
    attach_pictures(by=asker, addresses=[upload.address], kind="test.thing", object_id=1)
    assert links.may_fetch(upload, agent)
    assert not links.may_fetch(upload, helper)
    things[1].add("all")
    assert links.is_public(upload)


def test_a_kind_nobody_guards_opens_to_nobody(asker, helper):
    upload = kept(asker)
    attach_pictures(by=asker, addresses=[upload.address], kind="test.unguarded", object_id=1)
    assert not links.may_fetch(upload, helper)


def test_nobody_publishes_anothers_picture_by_naming_its_address(asker, helper, agent, things):
    things |= {1: {asker.pk, agent.pk}, 2: {"all"}}
    upload = kept(asker)
    attach_pictures(by=asker, addresses=[upload.address], kind="test.thing", object_id=1)
    assert links.own_images(helper)(upload.address) is None
    assert links.own_images(agent)(upload.address).id == upload.pk
    for other in (helper, agent):
        assert attach_pictures(by=other, addresses=[upload.address], kind="test.thing", object_id=2) == 0
    assert not links.is_public(upload)
    assert attach_pictures(by=None, addresses=[upload.address], kind="test.thing", object_id=2) == 1
    assert links.is_public(upload)
    assert attach_pictures(by=helper, addresses=[upload.address], kind="test.thing", object_id=3) == 1


def test_an_edit_by_somebody_else_leaves_hanging_what_still_stands_in_the_text(asker, moderator, things):
    things[1] = {asker.pk}
    first, second = kept(asker), kept(asker, colour="blue")
    addresses = [first.address, second.address]
    assert attach_pictures(by=asker, addresses=addresses, kind="test.thing", object_id=1) == 2
    assert attach_pictures(by=moderator, addresses=addresses[:1], kind="test.thing", object_id=1) == 1
    assert list(first.attachments.values_list("object_id", flat=True)) == [1]
    assert not second.attachments.exists()


@pytest.mark.parametrize(
    "address",
    ["", "/", "https://testserver{}", "{}?x=1", "/x{}", "/uploads/00000000-0000-0000-0000-000000000000.png", "{}\n"],
)
def test_only_the_exact_address_names_a_picture(asker, address):
    upload = kept(asker)
    assert links.own_image(upload.address).id == upload.pk
    assert links.own_image(address.format(upload.address)) is None


def test_the_wrong_ending_names_nothing(asker):
    upload = kept(asker)
    assert links.own_image(upload.address.replace(".png", ".webp")) is None


def test_the_sweep_takes_what_hangs_nowhere_and_is_old(asker, things, django_capture_on_commit_callbacks):
    things[1] = {"all"}
    old, young, hung = kept(asker), kept(asker, colour="blue"), kept(asker, colour="green")
    attach_pictures(by=asker, addresses=[hung.address], kind="test.thing", object_id=1)
    long_ago = timezone.now() - timedelta(days=8)
    Upload.objects.filter(pk__in=[old.pk, hung.pk]).update(created_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_orphans(now=timezone.now()) == 1
    assert set(Upload.objects.all()) == {young, hung}
    assert not old.file.storage.exists(old.file.name)
    assert young.file.storage.exists(young.file.name)
    detach_pictures(kind="test.thing", object_ids=[1])
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_orphans(now=timezone.now()) == 1
    assert set(Upload.objects.all()) == {young}


def test_whoever_leaves_takes_along_what_hangs_nowhere(asker, things):
    things[1] = {"all"}
    loose, hung = kept(asker), kept(asker, colour="blue")
    attach_pictures(by=asker, addresses=[hung.address], kind="test.thing", object_id=1)
    assert remove_pictures(owner=asker) == 1
    asker.delete()
    hung.refresh_from_db()
    assert hung.owner is None
    assert links.is_public(hung)
    assert not Upload.objects.filter(pk=loose.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_both_take_the_last_place():
    member = UserFactory()
    outcomes = []

    def send(colour):
        try:
            keep_picture(by=member, file=files.file(files.image_bytes(colour=colour)), quota=Quota(in_all=1))
            outcomes.append("kept")
        except OverQuota:
            outcomes.append("full")
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(colour,)) for colour in ("red", "green", "blue")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["full", "full", "kept"]


def test_a_picture_sent_again_on_the_last_day_is_not_swept_out_of_its_new_draft(asker):
    first = kept(asker)
    Upload.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(days=30))
    again = kept(asker)
    assert again.pk == first.pk
    assert sweep_orphans(now=timezone.now()) == 0
    assert Upload.objects.filter(pk=first.pk).exists()

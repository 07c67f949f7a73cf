"""Keeping, hanging up, taking down and sweeping pictures."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uploads.links import is_public, own_image
from uploads.models import Attachment, Upload
from uploads.pictures import TOO_HEAVY, BadPicture, keeping, make_safe
from uploads.rules import ALT_LENGTH, KEPT_UNATTACHED, MOST_BYTES, QUOTA, Quota, is_owner

BATCH = 200
FULL = _("You have as many pictures here as one member may keep. Delete some of your posts with pictures first.")
ENOUGH_TODAY = _("You have sent as many pictures as one member may in a day. Send this one tomorrow.")


class OverQuota(BadPicture):
    """The member has no room left for another picture, or none today."""


def keep_picture(*, by: Any, file: UploadedFile[bytes], alt: str = "", quota: Quota = QUOTA) -> Upload:
    """Make a file safe and keep it. The same picture sent twice by one member is kept once.

    Raises:
        BadPicture: with the sentence that tells the member what to do (`OverQuota` for room), also when the storage is closed.
    """
    if (file.size or 0) > MOST_BYTES:
        raise BadPicture(TOO_HEAVY)
    picture = make_safe(file.read(MOST_BYTES + 1))
    with transaction.atomic():
        # One member's uploads one after the other: two at once would both see the last free place.
        get_user_model().objects.select_for_update().only("pk").get(pk=by.pk)
        known = Upload.objects.filter(owner=by, sha256=picture.sha256).first()
        # As if sent just now, or the sweep would take it out of a new draft; unless that was faster.
        if known is not None and Upload.objects.filter(pk=known.pk).update(created_at=timezone.now()):
            known.refresh_from_db()
            return known
        _check_quota(by, len(picture.data), quota)
        upload = Upload(
            key=uuid.uuid4(),
            owner=by,
            kind=picture.kind,
            sha256=picture.sha256,
            size=len(picture.data),
            width=picture.width,
            height=picture.height,
            alt=alt[:ALT_LENGTH],
        )
        with keeping():
            upload.file.save("", ContentFile(picture.data, name=f"{upload.key}.{upload.kind}"), save=False)
        upload.save()
        return upload


def _check_quota(by: Any, size: int, quota: Quota) -> None:
    day_ago = timezone.now() - timedelta(days=1)
    kept = Upload.objects.filter(owner=by).aggregate(
        count=Count("pk"), size=Sum("size", default=0), today=Count("pk", filter=Q(created_at__gt=day_ago))
    )
    if kept["today"] >= quota.a_day:
        raise OverQuota(ENOUGH_TODAY)
    if kept["count"] >= quota.in_all or kept["size"] + size > quota.bytes_in_all:
        raise OverQuota(FULL)


@transaction.atomic
def attach_pictures(*, by: Any, addresses: Iterable[str], kind: str, object_id: int) -> int:
    """Hang the pictures of a text on what was written, and take down those it no longer shows; how many hang there now.

    A picture is hung up when ``by`` gave it, when everybody may see it anyway, or when it hangs there already; ``by`` None
    means the house itself (an importer, a hand-over the customer agreed to) and hangs up all. Others stay where they are:
    nobody makes somebody else's private picture public by naming its address.
    """
    hanging = dict(Attachment.objects.filter(kind=kind, object_id=object_id).values_list("upload_id", "pk"))
    wanted = {image.id for address in addresses if (image := own_image(address))}
    new = wanted - hanging.keys()
    allowed = [
        upload
        for upload in Upload.objects.filter(pk__in=new)
        if by is None or is_owner(by, upload.owner_id) or is_public(upload)
    ]
    Attachment.objects.bulk_create(
        [Attachment(upload=upload, kind=kind, object_id=object_id) for upload in allowed], ignore_conflicts=True
    )
    gone = [pk for upload_id, pk in hanging.items() if upload_id not in wanted]
    Attachment.objects.filter(pk__in=gone).delete()
    return len(allowed) + len(hanging) - len(gone)


def detach_pictures(*, kind: str, object_ids: Iterable[int]) -> int:
    """Take down everything that hung on what was deleted; the nightly sweep removes what nothing holds. How many came down."""
    count, _rows = Attachment.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()
    return count


def remove_pictures(*, owner: Any) -> int:
    """Delete every picture of a member that hangs nowhere, e.g. because they leave; how many."""
    return _remove(Upload.objects.filter(owner=owner, attachments=None).values_list("pk", flat=True))


def sweep_orphans(*, now: datetime) -> int:
    """Delete pictures that hang nowhere and are too old to belong to a draft; how many."""
    before = now - KEPT_UNATTACHED
    old = Upload.objects.filter(attachments=None, created_at__lt=before).order_by("pk")
    total = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        removed = _remove(batch, before=before)
        if not removed:
            break
        total += removed
    return total


def _remove(ids: Iterable[int], *, before: datetime | None = None) -> int:
    """Rows first, files once the rows are surely gone: a file without a row wastes room, a row without a file is a broken page."""
    with transaction.atomic():
        rows = list(Upload.objects.select_for_update().filter(pk__in=list(ids)))
        # Somebody may have hung one up since it was chosen, or sent it again.
        held = set(Attachment.objects.filter(upload__in=rows).values_list("upload_id", flat=True))
        free = [row for row in rows if row.pk not in held and (before is None or row.created_at < before)]
        Upload.objects.filter(pk__in=[row.pk for row in free]).delete()
        for row in free:
            transaction.on_commit(partial(row.file.storage.delete, str(row.file.name)))
    return len(free)

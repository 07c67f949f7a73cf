"""Pictures members gave us, and what each of them hangs on."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from uploads.rules import ALT_LENGTH
from uploads.storage import place_of, private_storage


class Upload(models.Model):
    """One picture, drawn anew by us. Who may fetch it is decided by what it hangs on; unattached, only its owner may."""

    class Kind(models.TextChoices):
        PNG = "png", "PNG"
        JPEG = "jpeg", "JPEG"
        WEBP = "webp", "WebP"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Names it in its address: a number could be counted up."""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="uploads"
    )
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=200)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    """Bytes."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(_("what the picture shows"), max_length=ALT_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "sha256"], name="upload_kept_once_a_member")]
        indexes = [models.Index(fields=["created_at"], name="upload_by_age")]

    def __str__(self) -> str:
        return f"{self.key}.{self.kind}"

    @property
    def address(self) -> str:
        """Where it is fetched."""
        return reverse("pictures:file", args=[self.key, self.kind])


class Attachment(models.Model):
    """A picture hangs on something of another app, e.g. kind "forum.answer" and its id."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "kind", "object_id"], name="upload_attached_once")]
        indexes = [models.Index(fields=["kind", "object_id"], name="attachment_by_object")]

    def __str__(self) -> str:
        return f"{self.upload_id} on {self.kind} {self.object_id}"

"""The user: signs in by e-mail, is known by a handle and a public name; the reputation here is a cached total of the ledger."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

HANDLE = RegexValidator(
    r"^[a-z0-9](?:[a-z0-9_\-]*[a-z0-9])?\Z",
    _("Use small letters, digits, - and _, with a letter or digit at both ends."),
)


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail address may be missing (imported members have none and cannot sign in)."""

    def create_user(self, handle: str, email: str | None = None, password: str | None = None, **fields: Any) -> "User":
        """A member; without a password nobody can sign in as them."""
        fields.setdefault("name", handle)
        user = self.model(handle=handle, email=self.normalize_email(email) if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, handle: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """Somebody who may do everything."""
        return self.create_user(handle, email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account."""

    class Scheme(models.TextChoices):
        SYSTEM = "system", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    handle = models.CharField(_("handle"), max_length=40, unique=True, validators=[HANDLE, MinLengthValidator(2)])
    email = models.EmailField(_("email address"), null=True, blank=True)
    name = models.CharField(_("public name"), max_length=60)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    scheme = models.CharField(_("light or dark"), max_length=6, choices=Scheme.choices, default=Scheme.SYSTEM)
    about = models.TextField(_("about you"), max_length=500, blank=True)
    face = models.ImageField(_("picture"), upload_to="faces/", null=True, blank=True)
    reputation = models.IntegerField(default=0, editable=False, db_default=0)
    joined_at = models.DateTimeField(default=timezone.now)
    is_staff = models.BooleanField(
        _("works here"), default=False, help_text=_("Shown with the house's mark, and may enter the admin.")
    )
    is_active = models.BooleanField(_("active"), default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(email__isnull=False) & ~Q(email=""),
                name="one_account_per_address",
                violation_error_message=_("This address already has an account."),
            ),
        ]
        indexes = [models.Index(fields=["-reputation", "id"], name="user_by_reputation")]

    def __str__(self) -> str:
        return self.name or self.handle

    def get_full_name(self) -> str:
        """The public name; Wagtail and allauth ask for it by this name."""
        return self.name

    def get_short_name(self) -> str:
        """The public name as well: we do not know first names."""
        return self.name

    def get_absolute_url(self) -> str:
        """The profile, in the language of the page that asks."""
        return reverse("accounts:profile", kwargs={"handle": self.handle})

    @property
    def is_agent(self) -> bool:
        """Whether they speak for the house: shown with the flag beside the name, and answering as much as they like."""
        return self.is_staff


class Origin(models.Model):
    """Where an imported member came from, so that a second import finds them again; their reputation there is not ours."""

    member = models.ForeignKey(User, on_delete=models.CASCADE, related_name="origins")
    source = models.CharField(max_length=80)
    source_id = models.CharField(max_length=80)
    url = models.URLField(max_length=500, blank=True)
    reputation = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "source_id"], name="member_imported_once")]

    def __str__(self) -> str:
        return f"{self.source} #{self.source_id}"

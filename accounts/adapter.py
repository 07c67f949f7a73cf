"""What allauth asks of us: who the visitor is, how a member is saved, in whose language mail is written, where to go next."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.actions.join import register_member
from accounts.queries import sender, who_writes
from accounts.visitors import address_of

if TYPE_CHECKING:
    from accounts.models import User

log = structlog.get_logger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Our answers to allauth."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _(
            "Address and password do not belong together. Check both, or reset your password."
        ),
        "email_taken": _("This address already has an account."),
        "enter_current_password": _("This is not the password you use now."),
        "incorrect_code": _("This is not the code from the email. Check it, or ask for a new one."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link has been used or is too old. Ask for a new one."),
        "same_as_current": _("This is your address already."),
        "too_many_login_attempts": _("That was too often in a short time. You can try again in a few minutes."),
        "rate_limited": _("That was too often in a short time. You can try again in a few minutes."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same address the house's own limits count by."""
        return address_of(request)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: our pages are forms and links, and nobody needs a second, unseen way in."""
        return False

    def save_user(self, request: HttpRequest, user: "User", form: Any, commit: bool = True) -> "User":
        """Register the member in the language of the page they signed up on."""
        data = form.cleaned_data
        language = (translation.get_language() or "en").split("-")[0]
        return register_member(
            user, name=data["name"], email=data["email"], password=data["password1"], language=language
        )

    def add_message(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only members get messages: a visitor's pages show none, and the cookie would make them differ."""
        if request.user.is_authenticated:
            super().add_message(request, *args, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Home, in the member's language."""
        return home_of(request.user)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """Home as well."""
        return home_of(request.user)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Home, in the language of the page."""
        return f"/{translation.get_language()}/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the settings."""
        return reverse("accounts:settings")

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """The link leads on to where the sign-up began, whatever browser opens it."""
        url = str(super().get_email_confirmation_url(request, emailconfirmation))
        onward = get_next_redirect_url(request)
        return f"{url}?{urlencode({'next': onward})}" if onward else url

    def format_email_subject(self, subject: str) -> str:
        """Our subjects say who writes."""
        return f"{who_writes()}: {subject}"

    def get_from_email(self) -> str:
        """The brand's name with the installation's address."""
        return sender()

    def send_account_already_exists_mail(self, email: str) -> None:
        """Whoever signs up twice before confirming gets the link again, not the news that they exist."""
        waiting = EmailAddress.objects.filter(email=email.lower(), verified=False).select_related("user").first()
        if waiting and not EmailAddress.objects.filter(user=waiting.user, verified=True).exists():
            # Within three minutes allauth keeps silent: the link sent before is still good.
            waiting.send_confirmation(self.request, signup=True)
            return
        super().send_account_already_exists_mail(email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the reader's language, by their name. When the mail server is away, say so instead of pretending.

        Raises:
            ImmediateHttpResponse: with the page that says so.
        """
        # Named also where allauth names nobody: the request's own "user" is a visitor, whose name would be empty.
        reader = context.get("user") or get_user_model().objects.filter(email__iexact=email).first()
        with translation.override(_language_of(reader)):
            message: EmailMessage = self.render_mail(
                template_prefix, email, {**context, "email": email, "user": reader}
            )
        try:
            message.send()
        except OSError as error:
            log.exception("mail_not_sent", template=template_prefix)
            page = render(self.request, "account/mail_away.html", status=503)
            raise ImmediateHttpResponse(page) from error


def home_of(user: Any) -> str:
    """The first page in the language of ``user``."""
    return f"/{user.language}/"


def _language_of(reader: Any) -> str:
    """The member's language; that of the page where the address belongs to nobody."""
    return str(getattr(reader, "language", "") or translation.get_language() or "en")

"""The way in: allauth's views behind the house's limits, with a sentence instead of a bare refusal."""

from typing import Any
from urllib.parse import urlencode

from allauth.account import views as allauth_views
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts import limits

# What a refused form must not carry back to the page.
SECRETS = ("password", "password1", "oldpassword", "code", "csrfmiddlewaretoken")


class Limited:
    """A form that counts each sending under ``action`` before it is looked at: a guess is a guess, right or wrong."""

    action: str
    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form's own answer, or the same page with the typed text and the sentence of the limit."""
        verdict = limits.check(self.action, who=limits.who_asks(request))
        if verdict.allowed:
            return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]  # allauth ships no types
        given = self.get_form_kwargs()  # type: ignore[attr-defined]  # allauth ships no types
        typed = {name: value for name, value in request.POST.items() if name not in SECRETS}
        unread = {name: value for name, value in given.items() if name not in {"data", "files"}}
        form = self.get_form_class()(**{**unread, "initial": typed})  # type: ignore[attr-defined]
        self._cached_form = form
        context = self.get_context_data(form=form, refusal=verdict.sentence)  # type: ignore[attr-defined]
        response: HttpResponse = self.render_to_response(context, status=429)  # type: ignore[attr-defined]
        response["Retry-After"] = str(verdict.retry_after)
        return response


class SignInView(Limited, allauth_views.LoginView):
    """Sign in."""

    action = "sign_in"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(confirmed="confirmed" in self.request.GET, **kwargs)  # type: ignore[no-any-return]  # allauth ships no types


class SignUpView(Limited, allauth_views.SignupView):
    """Create an account."""

    action = "sign_up"


class RequestCodeView(Limited, allauth_views.RequestLoginCodeView):
    """Be sent a code instead of entering a password."""

    action = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(spent="spent" in self.request.GET, **kwargs)  # type: ignore[no-any-return]


class EnterCodeView(Limited, allauth_views.ConfirmLoginCodeView):
    """Enter the code."""

    action = "password"

    def form_invalid(self, form: Any) -> HttpResponse:
        """The form again; after the third wrong code back to the beginning, which says why."""
        response: HttpResponse = super().form_invalid(form)
        if isinstance(response, HttpResponseRedirect):
            return HttpResponseRedirect(f"{reverse('account_request_login_code')}?spent=1")
        return response


class ForgottenView(Limited, allauth_views.PasswordResetView):
    """Be sent a link for a new password."""

    action = "mail"


class ChangePasswordView(Limited, allauth_views.PasswordChangeView):
    """Change the password."""

    action = "password"


class ChangeAddressView(Limited, allauth_views.EmailView):
    """Change the address; each of its buttons sends an email."""

    action = "mail"

    def _action_send(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        """The link again, or the word that it has just been sent: allauth sends one in three minutes and says nothing."""
        answer: HttpResponse | None = super()._action_send(request, *args, **kwargs)
        if not self._did_send_verification_email and self._get_email_address(request):
            messages.info(request, _("We sent the link a moment ago. If it has not come in three minutes, try again."))
        return answer


class ConfirmAddressView(allauth_views.ConfirmEmailView):
    """Confirm an address: following the link shows a button, pressing it confirms."""

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The button; unlike allauth's, looking changes nothing, not even who is signed in."""
        try:
            self.object = self.get_object()
        except Http404:
            self.object = None
        page: HttpResponse = self.render_to_response(self.get_context_data(), status=200 if self.object else 404)
        return page

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm. Whom that signs in is told so: allauth speaks before it knows them, and visitors are told nothing."""
        was_known = self.request.user.is_authenticated
        answer: HttpResponse = super().post(*args, **kwargs)
        if self.request.user.is_authenticated and not was_known:
            messages.success(self.request, _("Your address is confirmed, and you are signed in. Welcome on board."))
        return answer

    def get_redirect_url(self) -> str:
        """On to where the sign-up began; whoever is not signed in signs in on the way."""
        onward = self.get_next_url()
        if self.request.user.is_authenticated:
            return str(onward or reverse("account_email"))
        query = {"confirmed": "1"} | ({"next": onward} if onward else {})
        return f"{reverse('account_login')}?{urlencode(query)}"


@never_cache
def staff_sign_in(request: HttpRequest) -> HttpResponse:
    """Where /cms/ and /admin/ send whoever may not enter: visitors to our sign-in, members without the right to a 403.

    Sending members to the sign-in as well would send them in circles: it leads whoever is signed in straight back.
    """
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = request.path.replace("login/", "")
    if not request.user.is_authenticated:
        return redirect_to_login(back, resolve_url(settings.LOGIN_URL))
    wagtail = request.path.startswith("/cms/")
    allowed = request.user.has_perm("wagtailadmin.access_admin") if wagtail else request.user.is_staff
    if not allowed:
        list(messages.get_messages(request))  # Wagtail's own sentence would stand above ours and say the same
        raise PermissionDenied
    return HttpResponseRedirect(back)


@never_cache
def reader_sign_in(request: HttpRequest) -> HttpResponse:
    """Where what is not for everybody sends whoever may not read it: visitors to our sign-in, members to a 403."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next", ""))

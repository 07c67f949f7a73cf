"""Taking one's data along, and deleting one's account."""

from tempfile import TemporaryFile
from typing import TYPE_CHECKING, cast

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, limits
from accounts.forms.settings import LeaveForm
from accounts.taking_along import pack

if TYPE_CHECKING:
    from accounts.models import User

CODE = "accounts_leave_code"
CODE_GOOD_FOR = 15 * 60


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def data(request: HttpRequest) -> HttpResponseBase:
    """What there is to take along, and the file itself. It is made on disk first, so that it arrives whole or not at all."""
    if request.method != "POST":
        return render(request, "accounts/data.html")
    limits.spend("export", who=limits.who_asks(request))
    file = TemporaryFile()  # noqa: SIM115  # closed by the response that sends it
    pack(request.user, file)
    file.seek(0)
    name = f"{cast('User', request.user).handle}-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@sensitive_post_parameters("password", "code")
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Delete one's account: password (or a code by email) and a word typed by hand."""
    member = cast("User", request.user)
    form = LeaveForm(request.POST or None, member=member, code=_code_of(request))
    if request.method == "POST":
        verdict = limits.check("password", who=limits.who_asks(request))
        if not verdict.allowed:
            raise limits.TooMany(verdict)
        if form.is_valid():
            try:
                actions.leave(member=member, by=member)
            except actions.StillNeededError:
                form.add_error(
                    None,
                    _(
                        "Something that needs an owner still belongs to this account. Ask an administrator to take it over first."
                    ),
                )
            else:
                logout(request)
                return redirect("accounts:left")
    code_sent = bool(_code_of(request))
    return render(request, "accounts/leave.html", {"form": form, "member": member, "code_sent": code_sent})


@never_cache
@login_required
@require_POST
def send_code(request: HttpRequest) -> HttpResponse:
    """Send a code to a member who has no password; it is good for this session and a quarter of an hour."""
    member = cast("User", request.user)
    if member.has_usable_password() or not member.email:
        return redirect("accounts:leave")
    limits.spend("mail", who=limits.who_asks(request))
    adapter = get_adapter()
    code = adapter.generate_login_code()
    request.session[CODE] = {"code": code, "until": timezone.now().timestamp() + CODE_GOOD_FOR}
    adapter.send_mail("account/email/leave_code", member.email, {"user": member, "code": code})
    return redirect("accounts:leave")


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """The last page: what was deleted and what stays."""
    return render(request, "accounts/left.html")


def _code_of(request: HttpRequest) -> str:
    kept = request.session.get(CODE) or {}
    return str(kept.get("code", "")) if kept.get("until", 0) > timezone.now().timestamp() else ""

"""What members change about themselves: one form, one for the picture."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import actions, limits
from accounts.forms.settings import PictureForm, SettingsForm
from uploads.pictures import BadPicture

if TYPE_CHECKING:
    from accounts.models import User

FIELDS = ("name", "handle", "about", "language", "time_zone", "scheme")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """The settings; after saving the page comes back in the language that was chosen."""
    member = cast("User", request.user)
    stored = {field: getattr(member, field) for field in FIELDS}
    form = SettingsForm(request.POST or None, member=member, initial=stored)
    if request.method == "POST" and form.is_valid() and limits.within("settings", request, form):
        try:
            actions.change_settings(member=member, by=member, **form.cleaned_data)
        except IntegrityError:
            form.add_error("handle", form.handle_taken())
        else:
            with translation.override(form.cleaned_data["language"]):
                messages.success(request, _("Your settings are saved."))
                return redirect("accounts:settings")
    member.refresh_from_db()
    page = render(request, "accounts/settings.html", {"form": form, "member": member})
    return limits.answer(page, form)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest) -> HttpResponse:
    """Choose a picture, or go back to the drawn one."""
    member = cast("User", request.user)
    if request.method == "POST" and "remove" in request.POST:
        actions.remove_face(member=member)
        messages.success(request, _("Your picture is removed."))
        return redirect("accounts:picture")
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if form.is_bound and form.is_valid() and limits.within("upload", request, form):
        try:
            actions.change_face(member=member, picture=form.cleaned_data["picture"])
        except BadPicture as problem:
            form.add_error("picture", str(problem))
            member.refresh_from_db()
        else:
            messages.success(request, _("Your picture is saved."))
            return redirect(reverse("accounts:settings"))
    page = render(request, "accounts/picture.html", {"form": form, "member": member})
    return limits.answer(page, form)

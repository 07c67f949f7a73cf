"""`{% person user %}`, `{% person_name user %}` and the masthead's `{% member_menu %}`."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.slots import Slot, filled

register = template.Library()


@register.inclusion_tag("accounts/_person.html", takes_context=True)
def person(  # what may differ from place to place is named
    context: dict[str, Any], member: Any, *, bare: bool = False, size: str = "", faceless: bool = False, note: str = ""
) -> dict[str, Any]:
    """Face, name, rank and whether the person works here. None is shown as "former member".

    ``bare`` leaves out the frame `<div class="who">`, for a post's head which is one itself, ``faceless`` the face that stands
    elsewhere already. ``size`` as in `{% face %}`. ``note`` stands behind the rank: "asked this".
    """
    beside = filled(Slot.NAME, member, context) if member else ""
    shown = {"bare": bare, "size": size, "faceless": faceless, "note": note}
    return {"member": member, "beside": beside, "brand": context.get("brand"), **shown}


@register.inclusion_tag("accounts/_person_name.html")
def person_name(member: Any, *, link: bool = False) -> dict[str, Any]:
    """Only the name, for a line of facts; "former member" for None."""
    return {"member": member, "link": link}


@register.inclusion_tag("accounts/_member_menu.html", takes_context=True)
def member_menu(context: dict[str, Any]) -> dict[str, Any]:
    """The masthead's link to oneself. A visitor gets a link to the sign-in that leads back to this page; no session is touched."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return {"sign_in": sign_in_address(context), "here": _is_at(request, "account_login")}
    return {"member": user, "here": _is_at(request, "accounts:me")}


@register.simple_tag(takes_context=True)
def sign_in_address(context: dict[str, Any], back: str = "") -> str:
    """The address of the sign-in that leads to ``back`` afterwards, by default to this page. Same for every visitor.

    The pages of the entrance lead on to where their reader was going already.
    """
    request = context.get("request")
    login = reverse("account_login")
    if not back and request is not None:
        entrance = request.path.startswith(login.rsplit("/", 2)[0])
        back = _onward(request) if entrance else request.get_full_path()
    return f"{login}?{urlencode({'next': back})}" if back else login


@register.simple_tag(takes_context=True)
def member_slot(context: dict[str, Any], name: str, member: Any) -> SafeString:
    """What other apps have to say about ``member`` in the slot of that name (see `accounts.slots`)."""
    return filled(Slot(name), member, context)


def _onward(request: HttpRequest) -> str:
    """Where the reader of the entrance was going; the page that says that nobody can read the query has a masthead, too."""
    try:
        return request.POST.get("next", request.GET.get("next", ""))
    except SuspiciousOperation:
        return ""


def _is_at(request: Any, name: str) -> bool:
    return request is not None and request.path == reverse(name)

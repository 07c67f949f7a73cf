"""Drawn things: icons, the flag, faces, ranks and state labels. Loaded into every template."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kb_site.faces import drawn_face

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "static" / "icons"
SVG = re.compile(r'<svg[^>]*viewBox="(?P<box>[\d. ]+)"[^>]*>(?P<inside>.*)</svg>', re.DOTALL)
SIZES = {"": "icon", "s": "icon icon--s", "l": "icon icon--l"}
FLAG = (
    '<path class="flag__hoist" d="M.5.5h9.5v19H.5z"/><path class="flag__fly" d="M10 .5h9.5v19H10z"/>'
    '<path class="flag__edge" d="M.5.5h19v19H.5z"/>'
)
# Kind of a state -> the icon that stands before its word.
STATES = {"good": "solved", "open": "open", "warn": "waiting", "bad": "error", "person": "pilot-flag", "": "archive"}


@cache
def _drawing(name: str) -> tuple[str, str]:
    found = SVG.search((ICONS / f"{name}.svg").read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"icons/{name}.svg is no drawing with a viewBox")
    return found["box"], found["inside"].strip()


def icon_names() -> list[str]:
    """Every icon there is, for the style guide."""
    return sorted(path.stem for path in ICONS.glob("*.svg") if path.stem != "select-arrow")


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """The drawing ``icons/<name>.svg`` in the colour of the text beside it; ``size`` "s", "" or "l". Never read aloud."""
    if name == "pilot-flag":
        return flag()
    box, inside = _drawing(name)
    return mark_safe(f'<svg class="{SIZES[size]}" viewBox="{box}" aria-hidden="true">{inside}</svg>')  # noqa: S308  # our own files


@register.simple_tag
def flag(kind: str = "") -> SafeString:
    """The pilot flag: a person. ``kind`` is "", "l" (large, the mark) or "on-fill" (on a red button)."""
    name = f"flag flag--{kind}" if kind in {"l", "on-fill"} else "flag"
    return mark_safe(f'<svg class="{name}" viewBox="0 0 20 20" aria-hidden="true">{FLAG}</svg>')  # noqa: S308  # constants


@register.simple_tag
def face(person: Any, size: str = "", staff: bool | None = None) -> SafeString:
    """The picture of ``person`` or a drawn face; red collar for staff (``person.is_agent`` when not said).

    ``person`` needs ``handle``; ``face`` may be a file field or an address. Nobody (a former member) gets a face as well.
    """
    picture = getattr(person, "face", None)
    address = getattr(picture, "url", "") if picture else ""
    if isinstance(picture, str):
        address = picture
    if address:
        name = f"face face--{size}" if size else "face"
        return format_html('<img class="{}" src="{}" alt="" width="40" height="40" loading="lazy">', name, address)
    is_staff = bool(getattr(person, "is_agent", False)) if staff is None else staff
    return drawn_face(str(getattr(person, "handle", "") or ""), size, staff=is_staff)


@register.simple_tag
def rank_stripes(level: int, name: str) -> SafeString:
    """Sleeve stripes of a rank, 0 to 4, with its name."""
    return format_html('<span class="rank">{}{}</span>', icon(f"rank-{min(max(int(level), 0), 4)}"), name)


@register.simple_tag
def state(label: Any = None, *, name: str = "", kind: str = "", icon_name: str = "", big: bool = False) -> SafeString:
    """A state as icon and word, from a label object (``name``, ``kind``, perhaps ``icon``) or from the words given here."""
    kind = str(getattr(label, "kind", kind))
    name = str(getattr(label, "name", name))
    drawing = icon_name or str(getattr(label, "icon", "") or STATES.get(kind, "open"))
    classes = "state" + (f" state--{kind}" if kind else "") + (" state--big" if big else "")
    return format_html('<span class="{}">{}{}</span>', classes, icon(drawing, "" if big else "s"), name)


@register.inclusion_tag("components/person.html")
def person_card(person: Any, *, href: str = "", more: str = "", staff: str = "", size: str = "") -> dict[str, Any]:
    """Face, name and a second line; ``staff`` is what stands beside the red flag (the brand), ``more`` e.g. their rank."""
    return {"person": person, "href": href, "more": more, "staff": staff, "size": size}


@register.inclusion_tag("components/notice.html")
def notice(title: str, text: str = "", kind: str = "", icon_name: str = "") -> dict[str, str]:
    """A note with a coloured edge: "" (information), "good", "warn", "bad" or "person"."""
    drawings = {"": "info", "good": "solved", "warn": "warning", "bad": "error", "person": "pilot-flag"}
    return {"title": title, "text": text, "kind": kind, "icon": icon_name or drawings[kind]}


@register.inclusion_tag("components/empty.html")
def empty_state(  # two ways out, each a word and an address
    title: str,
    text: str = "",
    drawing: str = "search",
    *,
    href: str = "",
    action: str = "",
    href2: str = "",
    action2: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Nothing here: what that means and what to do; ``drawing`` is search, talk, bell, boat or flag."""
    return {
        "title": title,
        "text": text,
        "drawing": f"components/drawings/{drawing}.svg",
        "href": href,
        "action": action,
        "href2": href2,
        "action2": action2,
        "level": level,
    }

"""Draws the placeholder of a person without a picture: the same handle always gives the same face."""

from hashlib import blake2b

from django.utils.safestring import SafeString, mark_safe

HAIR = (
    "M12.5 18c0-6 3-9 7.5-9s7.5 3 7.5 9c-1.5-3-2-4.5-3-5.5-3 1.5-7 1.5-9.5.5-1.2 1-1.8 2.5-2.5 5z",
    "M10.5 30c1-4 .5-8 1.5-13 1-5.5 4-8 8-8s7 2.5 8 8c1 5 .5 9 1.5 13h-4c1.5-5 1.5-9 0-13-3 0-6-1-8-3-2 2.5-2.5 5-2.5 8s.5 5 1 8z",
    "M11.5 16.5c0-5 3.5-8 8.5-8s8.5 3 8.5 8zM11 16.5h20v1.5H11z",
    "M11.5 25c-1-10 2-16 8.5-16s9.5 6 8.5 16h-2.5c1-5 .5-8-1-10.5-3 1-6 .5-8-1-2.5 3-3 6.5-2.5 11.5z",
    "M12.5 17.5c0-6 3-8.5 7.5-8.5s7.5 2.5 7.5 8.5l-1.5-3.5c-4 .5-8 .5-12 0z",
    "M12.5 18.5c0-6 3-9.5 7.5-9.5s7.5 3.5 7.5 9.5c-1-4-3.5-6-7.5-6s-6.5 2-7.5 6zM17 7a3 3 0 1 1 6 0 3 3 0 1 1-6 0z",
    "M12.5 20c-2-1-2-4 0-5-.5-3 2-4.5 4-4 1.5-2.5 5.5-2.5 7 0 2.5-.5 4.5 1.5 4 4"
    " 2 1.5 1.5 4 0 5 0-3-1-5-3-6-2.5 1-6.5 1-9 0-2 1-3 3-3 6z",
)
BEARD = "M13 20c0 6 3 9.5 7 9.5s7-3.5 7-9.5c-1 2.5-2.5 3.5-4 3.5-2-.5-4-.5-6 0-1.5 0-3-1-4-3.5z"
EYES = "M17 19.2v.3M23 19.2v.3"
GLASSES = "M14.5 18.2h4v2a2 2 0 0 1-4 0zM21.5 18.2h4v2a2 2 0 0 1-4 0zM18.5 18.9h3"
MOUTH = "M18.5 24.5h3"

GROUND = (
    '<path class="face__ground" d="M0 0h40v40H0z"/><path class="face__skin" d="M17 25.5h6V32h-6z"/>'
    '<path class="{cloth}" d="M6.5 41c.5-7 5-10.5 9.5-11.5 2 2.5 6 2.5 8 0 4.5 1 9 4.5 9.5 11.5z"/>'
    '<path class="face__skin" d="M13 17.5C13 13 16 10.5 20 10.5s7 2.5 7 7c0 5.5-2.5 10-7 10s-7-4.5-7-10z"/>'
)


def drawn_face(handle: str, size: str = "", *, staff: bool = False) -> SafeString:
    """An SVG for ``handle``; ``size`` is "", "s", "l" or "xl"; ``staff`` gives the red collar of a person on duty."""
    draw = blake2b(handle.encode(), digest_size=3).digest()
    name = f"face face--{size}" if size else "face"
    parts = [GROUND.format(cloth="face__cloth face__cloth--staff" if staff else "face__cloth")]
    parts.append(f'<path class="face__hair" d="{HAIR[draw[0] % len(HAIR)]}"/>')
    if draw[1] % 5 == 0:
        parts.append(f'<path class="face__hair" d="{BEARD}"/><path class="face__line" d="{MOUTH}"/>')
    parts.append(f'<path class="face__line" d="{GLASSES if draw[2] % 3 == 0 else EYES}"/>')
    parts.append('<circle class="face__rim" cx="20" cy="20" r="19.5"/>')
    # Only constants above and a class made of one of four sizes: nothing of the handle itself is in the drawing.
    return mark_safe(f'<svg class="{name}" viewBox="0 0 40 40" aria-hidden="true">{"".join(parts)}</svg>')  # noqa: S308

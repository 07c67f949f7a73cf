"""Which colours a brand may have: readable on our paper, in light and in dark."""

import colorsys
import re

# The paper of the look (static/css/tokens.css), light and dark.
PAPER = {"light": "#fdfdfc", "dark": "#10181d"}
# The accent of the look: what a brand without its own colour has.
ACCENT = {"light": "#0a5672", "dark": "#7fc6e0"}
# WCAG 2.2, 1.4.3: text against its ground.
LEAST_CONTRAST = 4.5
# What may stand on a filled button, whichever reads better.
INKS = ("#ffffff", "#06222d")

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


def is_colour(text: str) -> bool:
    """Whether ``text`` is a colour as #rrggbb."""
    return bool(COLOUR.match(text))


def is_red(colour: str) -> bool:
    """Whether #rrggbb is taken for the red that means a person (`--person` of the look, hue 350°): within 22° of it, and strong.

    Strong is a chroma above 0.3, not a saturation: that is high for any pale pink and any brown that is nearly black.
    """
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    away = abs(colorsys.rgb_to_hls(*parts)[0] * 360 - 350)
    return max(parts) - min(parts) > 0.3 and min(away, 360 - away) <= 22


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 black to 1 white, after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 (the same) to 21 (black and white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_readable(colour: str, scheme: str) -> bool:
    """Whether text in ``colour`` can be read on the paper of ``scheme``, and some ink on a button filled with it."""
    return contrast(colour, PAPER[scheme]) >= LEAST_CONTRAST and contrast(colour, ink_on(colour)) >= LEAST_CONTRAST


def ink_on(colour: str) -> str:
    """The ink that reads better on a fill of ``colour``."""
    return max(INKS, key=lambda ink: contrast(colour, ink))


def style_sheet(light: str, dark: str) -> str:
    """The few lines that put a brand's colours in place of ours; never those of a person."""
    return (
        ":root {\n"
        f"  --accent: light-dark({light}, {dark});\n"
        f"  --on-accent: light-dark({ink_on(light)}, {ink_on(dark)});\n"
        "  --accent-wash: color-mix(in srgb, var(--accent) 11%, var(--paper));\n"
        "}\n"
    )

"""Words and figures: times, numbers, and codes that must not break. Loaded into every template."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, gettext

register = template.Library()

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
# Letters, hyphen, digits (E-1042, WX-200, NW-200B), also where search marked half of it. Seven characters of letters are no code
# but a word ("Covid-19" may break).
CODE = re.compile(r"\b([A-Z][A-Za-z]{0,4}(?:</mark>)?)-((?:<mark>)?\d[\w.]*)\b")
UNITS = (
    "mm|cm|m|km|kg|g|mg|l|ml|s|ms|min|h|Hz|kHz|MHz|GHz|V|mV|A|mA|W|kW|kWh|Wh|Pa|hPa|kPa|bar|°C|°F|°|K|%|"
    "kB|MB|GB|KiB|MiB|bit|dB|dBm|px|m/s|km/h|Std\\.|Min\\.|Sek\\.|Tage|Tagen|days|hours|minutes|mAh|Ah|lx|W/m²|m²|m³"
)
# A number (sign and decimals allowed), blanks, a unit that ends there.
MEASURE = re.compile(rf"(?<![\w.])([+\-−±]?\d+(?:[.,]\d+)*)[ \u00a0]+({UNITS})(?![\w/])")
DIGIT = re.compile(r"\d")
SEPARATED_FROM = 1_000
"""Whole numbers below it look the same in every language: most figures of a page, told without looking up how."""
# A minus sign typed as a hyphen before a measured value: shown as the sign.
MINUS = re.compile(r"(?<![\w\d])(?<!</mark>)-(?=\d+(?:[.,]\d+)*\u00a0)")


def unbroken(text: str) -> str:
    """``text`` with no-break hyphens in product codes and no-break spaces between numbers and units."""
    if not DIGIT.search(text):
        return text
    text = MEASURE.sub(rf"\1{NO_BREAK_SPACE}\2", text)
    text = MINUS.sub("−", text)
    return CODE.sub(rf"\1{NO_BREAK_HYPHEN}\2", text)


@register.filter(needs_autoescape=True)
def nobreak(text: Any, autoescape: bool = True) -> SafeString:
    """For titles and summaries: WX-200, E-1042, 0 mm, 2.4 GHz and −15 °C stay in one piece."""
    shown = conditional_escape(text) if autoescape else str(text)
    return mark_safe(unbroken(str(shown)))  # noqa: S308  # escaped the line before; only characters without meaning in HTML are added


@register.filter
def number(value: Any) -> str:
    """A figure with the language's separators: 8,612 in English, 8.612 in German; below nought with a minus, no hyphen."""
    if type(value) is int and 0 <= value < SEPARATED_FROM:
        return str(value)
    return number_format(value, use_l10n=True, force_grouping=True).replace("-", "−") if value is not None else ""


@register.filter
def quoted(text: Any) -> str:
    """In the quotation marks of the page's language."""
    return gettext("“%(words)s”") % {"words": text}


FORMATS = {"": "DATETIME_FORMAT", "date": "DATE_FORMAT", "short": "SHORT_DATE_FORMAT", "time": "TIME_FORMAT"}
DAYS = ("date", "short")
"""Kinds of `when` that tell the day alone."""


@lru_cache(4096)
def _day(day: date, form: str, _language: str | None) -> str:
    """Kept: a list has twenty, many of them the same, and to write one out takes longer than the rest of its row."""
    return date_format(day, form)


def _written(value: date | datetime, kind: str) -> str:
    if kind not in DAYS:
        return date_format(value, FORMATS[kind])
    day = value.date() if isinstance(value, datetime) else value
    return _day(day, FORMATS[kind], get_language())


@register.simple_tag
def when(value: date | datetime | None, kind: str = "") -> SafeString:
    """A moment as <time>: written out exactly, so that a visitor's page is the same for everybody and may be kept.

    ``kind``: "" date and time, "date", "short" (12 Nov 2026), "time". "ago" writes the date too, and a script in the reader's
    browser makes "3 hours ago" of it while it is younger than a week; the exact time stays as its title.
    """
    if value is None:
        return mark_safe("")  # empty
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        stamp = value.isoformat(timespec="seconds")
    else:
        stamp = value.isoformat()
    if kind != "ago":
        return format_html('<time datetime="{}">{}</time>', stamp, _written(value, kind))
    exact, shown = _written(value, ""), _written(value, "short")
    return format_html('<time datetime="{}" title="{}" data-ago>{}</time>', stamp, exact, shown)


def _is_foreign(code: str) -> bool:
    """Whether it is another language than the page's; Austrian German is none."""
    return code.partition("-")[0] not in {"", (get_language() or "").partition("-")[0]}


@register.simple_tag
def foreign(code: str) -> SafeString:
    """The attribute `lang` for words in the language ``code``; nothing where that is the page's."""
    return format_html(' lang="{}"', code) if _is_foreign(code) else mark_safe("")  # empty


@register.simple_tag
def language_note(code: str) -> SafeString:
    """ " (German)" behind a title in another language than the page's, so that nobody opens it in vain; else nothing.

    It names its own language, for it may stand among words that are marked as foreign.
    """
    if not _is_foreign(code):
        return mark_safe("")  # empty
    try:
        name = get_language_info(code)["name_translated"]
    except KeyError:
        name = code
    return format_html(' <span class="row__lang" lang="{}">({})</span>', get_language() or "", name)

"""The brand as pages need it: read once a language, kept until an editor changes it."""

from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import cache
from django.db import DatabaseError
from django.urls import reverse
from django.utils import translation

from kb_site.brand import rules
from kb_site.brand.models import BrandLink, BrandSettings

# Seconds; an editor's change drops the key at once, this only bounds a page whose address changed meanwhile.
KEPT_FOR = 3600


@dataclass(frozen=True)
class Brand:
    """What a page says about whose help it is; ``links`` are the footer's (name, address) in one language.

    ``mark`` and ``style`` are addresses, empty when the flag and our own colour are used.
    """

    name: str = "Lotse"
    mark: str = ""
    style: str = ""
    email: str = ""
    phone: str = ""
    links: tuple[tuple[str, str], ...] = ()


def key_of(language: str) -> str:
    """Where the brand in ``language`` is kept."""
    return f"brand:{language}"


def current_brand() -> Brand:
    """The brand in the active language; our own when the database cannot be asked."""
    language = translation.get_language() or "en"
    kept = cache.get(key_of(language))
    if isinstance(kept, Brand):
        return kept
    brand = _read(language)
    cache.set(key_of(language), brand, KEPT_FOR)
    return brand


def brand_without_database() -> Brand:
    """What is kept already, else our own: for the page that says the server failed."""
    try:
        kept = cache.get(key_of(translation.get_language() or "en"))
    except Exception:  # noqa: BLE001  # whatever the cache says, the reader gets a page
        kept = None
    return kept if isinstance(kept, Brand) else Brand()


def accents() -> tuple[str, str]:
    """The brand's colours, light and dark."""
    row = BrandSettings.objects.first()
    return (row.accent_light, row.accent_dark) if row else (rules.ACCENT["light"], rules.ACCENT["dark"])


def _read(language: str) -> Brand:
    row = BrandSettings.objects.select_related("mark").first()
    if row is None:
        return Brand()
    links = BrandLink.objects.filter(brand=row, language=language).select_related("page").order_by("sort_order", "id")
    named = ((link.name or str(link.get_kind_display()), _address(link)) for link in links)
    return Brand(
        name=row.name,
        mark=_mark(row),
        style=style_address(row.accent_light, row.accent_dark),
        email=row.email,
        phone=row.phone,
        links=tuple((name, address) for name, address in named if address),
    )


def _address(link: BrandLink) -> str:
    if link.page is None:
        return link.url
    return str(link.page.url or "") if link.page.live else ""


def _mark(row: BrandSettings) -> str:
    if row.mark is None:
        return ""
    try:
        return str(row.mark.get_rendition("max-96x96").url)
    except (OSError, DatabaseError):
        return ""  # the file is gone: the flag stands there instead


def style_address(light: str, dark: str) -> str:
    """The address of the brand's colours, with their hash; "" while they are ours."""
    if (light.lower(), dark.lower()) == (rules.ACCENT["light"], rules.ACCENT["dark"]):
        return ""
    return f"{reverse('brand-style')}?v={digest(light, dark)}"


def digest(light: str, dark: str) -> str:
    """Changes when the style sheet does."""
    return blake2b(rules.style_sheet(light, dark).encode(), digest_size=6).hexdigest()

"""Tags by name: found or made, safe when two people invent the same one at once."""

from collections.abc import Iterable

from django.utils.text import slugify

from forum.models import Tag


def tags_named(names: Iterable[str]) -> list[Tag]:
    """The tags of these normalised names in their order; missing ones are made."""
    wanted = list(dict.fromkeys(names))
    found = _by_name(wanted)
    # Sorted, so that two transactions insert common names in the same order.
    for name in sorted(set(wanted) - found.keys()):
        found[name] = _make(name)
    return [found[name] for name in wanted]


def _by_name(names: Iterable[str]) -> dict[str, Tag]:
    return {tag.name: tag for tag in Tag.objects.filter(name__in=names)}


def _make(name: str) -> Tag:
    base = slugify(name, allow_unicode=True)[:40] or name.encode().hex()[:40]
    for number in range(1, 100):
        # "c", "c#" and "c++" have one slug between them.
        slug = base if number == 1 else f"{base}-{number}"
        Tag.objects.bulk_create([Tag(name=name, slug=slug)], ignore_conflicts=True)
        tag = Tag.objects.filter(name=name).first()
        if tag is not None:
            return tag
    raise RuntimeError(f"a hundred tags share the address {base!r}")

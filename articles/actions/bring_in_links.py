"""Bringing in how articles belong together: a list of links at the end of each, once all of them are there."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, override
from wagtail.models import ReferenceIndex

from articles.actions.queue import note_changes
from articles.models import ArticleOrigin, ArticlePage

Place = tuple[str, str]
"""Source id and language."""


@transaction.atomic
def bring_in_links(*, source: str, links: Mapping[Place, Sequence[str]]) -> int:
    """Append links to articles named by source id, in their own language; how many articles have changed. One transaction.

    An article an editor has touched, and one that has its list already, stays as it is. Targets that are not here are left out.
    """
    names = {name for (source_id, _), targets in links.items() for name in (source_id, *targets)}
    origins = ArticleOrigin.objects.filter(source=source, source_id__in=names).order_by("pk")
    ids: dict[Place, int] = {(row.source_id, row.language): row.page_id for row in origins}
    titles = dict(ArticlePage.objects.filter(pk__in=ids.values()).values_list("pk", "title"))
    wanted = {ids[place]: (place[1], targets) for place, targets in links.items() if place in ids}
    untouched = ArticlePage.objects.select_for_update(of=("self",)).filter(pk__in=wanted, latest_revision=None)
    changed = []
    for page in untouched.order_by("pk"):
        language, targets = wanted[page.pk]
        found = [ids[target, language] for target in dict.fromkeys(targets) if (target, language) in ids]
        if not found or any('linktype="page"' in str(block) for block in page.body.raw_data):
            continue
        block = {"type": "text", "value": _list({pk: titles[pk] for pk in found}, language)}
        page.body = ArticlePage.body.field.stream_block.to_python([*page.body.get_prep_value(), block])
        changed.append(page)
    ArticlePage.objects.bulk_update(changed, ["body"])
    for page in changed:
        # What `save` would have done: /cms/ shows on which pages another one is used.
        ReferenceIndex.create_or_update_for_object(page)
    note_changes([page.pk for page in changed])
    return len(changed)


def _list(titles: Mapping[int, str], language: str) -> str:
    """Wagtail's own links: they follow a page wherever editors move it."""
    with override(language):
        heading = gettext("See also")
    lines = format_html_join("", '<li><a linktype="page" id="{}">{}</a></li>', titles.items())
    return format_html("<h2>{}</h2><ul>{}</ul>", heading, lines)

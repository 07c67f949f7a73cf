"""Groups of synonyms under /cms/: their addresses and what a browser sends there."""

from django.urls import reverse

from search.models import SynonymGroup

LIST = reverse("wagtailsnippets_search_synonymgroup:list")
ADD = reverse("wagtailsnippets_search_synonymgroup:add")


def address(page, group):
    return reverse(f"wagtailsnippets_search_synonymgroup:{page}", args=[group.pk])


def form(*said, language="en", leads_to=()):
    return {"language": language, "phrases": "\r\n".join(said), "leads_to": "\r\n".join(leads_to)}


def kept():
    return [str(group) for group in SynonymGroup.objects.all()]


def seen(client, group):
    """What the form of ``group`` shows, to be sent back with changes."""
    return {"seen": client.get(address("edit", group)).context["form"]["seen"].value()}

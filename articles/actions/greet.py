"""`greet_visitors`: what stands on the home page of a language beside what it finds by itself."""

from collections.abc import Sequence

from django.db import transaction

from articles.models import HelpHome
from articles.queries.languages import home_in
from articles.rules import MOST_TERMS
from articles.signals import SECTION_CHANGED
from news.announce import announce


@transaction.atomic
def greet_visitors(*, language: str, terms: Sequence[str], lead: str = "") -> None:
    """Set the often-asked terms under the search and, where given, the sentence above it.

    Raises:
        LookupError: there is no home page in that language.
    """
    found = home_in(language)
    if found is None:
        raise LookupError(f"There is no home page in the language {language!r}.")
    home = HelpHome.objects.select_for_update(of=("self",)).get(pk=found.pk)
    home.often_asked = "\n".join(terms[:MOST_TERMS])
    home.lead = lead or home.lead
    home.save(update_fields=["often_asked", "lead"])
    announce(SECTION_CHANGED, section=home.pk)

"""The groups of phrases that mean the same, as editors write them under /cms/."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from search.phrases import Group


class SynonymGroup(models.Model):
    """Phrases of one language, one a line. Without ``leads_to`` each is looked for where another one was typed."""

    language = models.CharField(_("language"), max_length=10)
    phrases = models.TextField(_("phrases"))
    leads_to = models.TextField(_("also finds"), blank=True)

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", Lower("phrases"), "pk"]

    def __str__(self) -> str:
        return str(self.group)

    @property
    def language_name(self) -> str:
        """The language in the reader's own."""
        return str(dict(settings.LANGUAGES).get(self.language, self.language))

    @property
    def digest(self) -> str:
        """Another one whenever something else stands in it."""
        return hashlib.sha256(repr(self.group).encode()).hexdigest()

    @property
    def group(self) -> Group:
        """What stands in it."""
        return Group(self.language, tuple(self.phrases.splitlines()), tuple(self.leads_to.splitlines()))

    @group.setter
    def group(self, group: Group) -> None:
        self.language = group.language
        self.phrases, self.leads_to = "\n".join(group.phrases), "\n".join(group.leads_to)

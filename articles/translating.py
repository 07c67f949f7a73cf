"""wagtail-localize's own pages, with what editors of the help need: only publishers change what readers see, a missing section is
named.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from articles.addresses import taken_address, words_for


class NamingSubmitTranslationView(SubmitPageTranslationView):
    """The original says nothing when the section above stays untranslated: the page then stands on no list of its language.

    Nor does it say why no translation was made, where the address of one would be that of another page of the site. And what
    stands below in the other language already it writes anew from the original, live, whoever asks.
    """

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """As the original, and a warning with what to do; nothing is begun at an address that is somebody else's."""
        above = self.object.get_parent()
        languages = form.cleaned_data["locales"]
        for stand_in in map(above.get_translation_or_none, languages):
            if stand_in and (address := taken_address(stand_in, self.object.slug)):
                messages.error(self.request, words_for(address))
                return redirect(self.request.get_full_path())
        with_those_below, form.cleaned_data["include_subtree"] = form.cleaned_data["include_subtree"], False
        response: HttpResponse = super().form_valid(form)
        if with_those_below:
            translate_below(self.object, list(languages), by=self.request.user)
        for language in languages:
            stand_in = above.get_translation_or_none(language)  # perhaps made just now, to carry the page
            if stand_in and stand_in.alias_of_id:
                words = _(
                    "“%(section)s” is not translated into %(language)s yet: until it is, readers find this page by the search only."
                )
                named = {"section": above.title, "language": language.get_display_name()}
                messages.warning(self.request, words % named)
        return response


def translate_below(above: Page, languages: Sequence[Locale], *, by: Any) -> None:
    """Begin translations of the pages below ``above`` that have none of their own; those that have one stay as they are."""
    # From the top, so that each finds the one above it translated.
    for pk in list(above.get_descendants().filter(alias_of=None).order_by("path").values_list("pk", flat=True)):
        page = Page.objects.get(pk=pk)
        there = set(page.get_translations().filter(alias_of=None).values_list("locale_id", flat=True))
        if missing := [language for language in languages if language.pk not in there]:
            translate_object(page, missing, user=by)


class GuardedUpdateTranslationsView(UpdateTranslationsView):
    """The original publishes for whoever may translate; here "publish immediately" is offered to whoever may publish."""

    def get_form(self) -> UpdateTranslationsForm:
        """Without the tick where one of the translations is not theirs to publish; one that is sent all the same is passed over."""
        form = super().get_form()
        if not all(self.may_publish(translation) for translation in self.object.translations.filter(enabled=True)):
            form.fields["publish_translations"].disabled = True
            form.fields["publish_translations"].widget = forms.HiddenInput()
        return form

    def may_publish(self, translation: Translation) -> bool:
        """Whether whoever asks may publish what it became."""
        try:
            page = translation.get_target_instance()
        except ObjectDoesNotExist:
            return False
        return isinstance(page, Page) and page.permissions_for_user(self.request.user).can_publish()

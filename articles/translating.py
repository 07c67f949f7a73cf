"""wagtail-localize's own pages, with what editors of the help need: only publishers publish, and a missing section is named."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from articles.addresses import taken_address, words_for


class NamingSubmitTranslationView(SubmitPageTranslationView):
    """The original says nothing when the section above stays untranslated: the page then stands on no list of its language.

    Nor does it say why no translation was made, where the address of one would be that of another page of the site.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        """As the original, and a warning with what to do; nothing is begun at an address that is somebody else's."""
        above = self.object.get_parent()
        languages = form.cleaned_data["locales"]
        for stand_in in map(above.get_translation_or_none, languages):
            if stand_in and (address := taken_address(stand_in, self.object.slug)):
                messages.error(self.request, words_for(address))
                return redirect(self.request.get_full_path())
        response: HttpResponse = super().form_valid(form)
        for language in languages:
            stand_in = above.get_translation_or_none(language)  # perhaps made just now, to carry the page
            if stand_in and stand_in.alias_of_id:
                words = _(
                    "“%(section)s” is not translated into %(language)s yet: until it is, readers find this page by the search only."
                )
                named = {"section": above.title, "language": language.get_display_name()}
                messages.warning(self.request, words % named)
        return response


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

"""Bringing translations up to date with their original: wagtail-localize's own page, but only publishers publish by it."""

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView


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

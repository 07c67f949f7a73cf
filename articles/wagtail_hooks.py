"""What editors find under /cms/ beside Wagtail's own: a list of all articles, two reports, and why a page is not moved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from articles.addresses import AddressedPage, taken_address, words_for
from articles.files import admit_to_document
from articles.listing import ArticleListing, article_listing
from articles.reports import FeedbackReport, HelpReport, ReviewReport
from articles.translating import GuardedUpdateTranslationsView, NamingSubmitTranslationView

REPORTS: tuple[tuple[str, str, type[HelpReport]], ...] = (
    ("review", "articles_review_report", ReviewReport),
    ("feedback", "articles_feedback_report", FeedbackReport),
)


hooks.register("before_serve_document", admit_to_document)


@hooks.register("register_admin_viewset")
def list_of_articles() -> ArticleListing:
    """All articles in one list."""
    return article_listing


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """Both reports, each with the fragment its filters load."""
    return [
        path(f"reports/{place}/{ending}", view.as_view(results_only=bool(ending)), name=f"{name}{suffix}")
        for place, name, view in REPORTS
        for ending, suffix in (("", ""), ("results/", "_results"))
    ]


# Before wagtail-localize, for whose pages of the same addresses these stand.
@hooks.register("register_admin_urls", order=-1)
def translation_urls() -> list[URLPattern]:
    """Beginning a translation, and bringing it up to date."""
    return [
        path("localize/submit/page/<int:page_id>/", NamingSubmitTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", GuardedUpdateTranslationsView.as_view()),
    ]


@hooks.register("before_move_page")
def refuse_a_taken_address(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Says why; that it is not moved, the page itself sees to."""
    address = taken_address(destination, page.slug, moved=page)
    if not address or not issubclass(page.specific_class, AddressedPage):
        return None
    messages.error(request, words_for(address))
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("register_reports_menu_item")
def review_menu_item() -> MenuItem:
    """Articles that are due for a check."""
    return MenuItem(
        _("Due for a check"), reverse("articles_review_report"), name="articles-review", icon_name="history"
    )


@hooks.register("register_reports_menu_item")
def feedback_menu_item() -> MenuItem:
    """What readers said."""
    label = _("Feedback on articles")
    return MenuItem(label, reverse("articles_feedback_report"), name="articles-feedback", icon_name="help")

"""Every address of the site; pages people read carry their language in front."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.urls import entrance
from accounts.views.entrance import reader_sign_in, staff_sign_in
from accounts.views.language import first_page
from accounts.views.people import face
from kb_site.brand import views as brand
from kb_site.views import health, look, robots
from kb_site.views.typed import send_again

handler400 = "kb_site.views.errors.bad_request"
handler403 = "kb_site.views.errors.forbidden"
handler404 = "kb_site.views.errors.not_found"
handler429 = "accounts.refusals.too_many"
handler500 = "kb_site.views.errors.server_error"

urlpatterns = [
    path("brand.css", brand.style, name="brand-style"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.index, name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", robots.file, name="sitemap-file"),
    path("favicon.ico", look.favicon, name="favicon"),
    path("healthz", health.ready, name="healthz"),
    path("healthz/live", health.live, name="healthz-live"),
    path("", first_page, name="first-page"),
    path("media/faces/<str:name>", face, name="face"),
    path("admin/login/", staff_sign_in),
    path("admin/", admin.site.urls),
    path("cms/login/", staff_sign_in),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("articles.file_urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("live/", include("live.urls")),
    path("", include("uploads.file_urls")),
    path("", include("inbox.dev_urls")),
]

urlpatterns += i18n_patterns(
    path("", include("uploads.urls")),
    path("account/send-again/", send_again, name="send-again"),
    path("account/", include(entrance)),
    path("", include("accounts.urls")),
    path("styleguide/", look.styleguide, name="styleguide"),
    path("", include("escalation.urls")),
    path("questions/", include("forum.urls")),
    path("", include("poweruser.urls")),
    path("search/", include("search.urls")),
    path("", include("inbox.urls")),
    path("articles/", include("articles.urls")),
    path("desk/", include("escalation.desk_urls")),
    path("insights/", include("insights.urls")),
    # Wagtail's own addresses, but for its sign-in, which asks for no confirmed address and knows no limit: it leads to ours.
    path("_util/login/", reader_sign_in, name="wagtailcore_login"),
    path("", include(wagtail_urls)),
)

"""Wagtail and comments (only for replies): the third-party parts that hold content."""

from django.utils.translation import gettext_lazy as _

WAGTAIL_SITE_NAME = "Lotse"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("de", _("German"))]
# A translation begins as a draft: live at once it would show the original's words, and without anybody's approval.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# A password that many share tells nobody apart, and could be guessed without end: who may read is a group.
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
TASKS = {"default": {"BACKEND": "kb_site.indexing.IndexingBackend"}}
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "articles.forms.picture.PictureForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "key", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "forum.models.Reply"
COMMENTS_XTD_MAX_THREAD_LEVEL = 0
COMMENTS_XTD_CONFIRM_EMAIL = False
COMMENTS_XTD_API_GET_USER_AVATAR = "kb_site.context.no_avatar"

"""Pages: the WSGI application that gunicorn serves."""

from kb_site.entry import settings_or_leave

settings_or_leave("kb_site.settings.production")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

# One image for every process of production: web, streams, worker, clock.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 LOTSE_DATA=/var/lib/lotse \
    DJANGO_SETTINGS_MODULE=kb_site.settings.production

# A new volume takes its owner from the folder it is laid over. The static files beside these two belong to the image.
RUN useradd --system --home-dir /srv/lotse lotse && install -d -o lotse /var/lib/lotse/media /var/lib/lotse/uploads
WORKDIR /srv/lotse

COPY requirements.txt .
RUN pip install -r requirements.txt

COPY . .
# What every container shares is made once: compiled messages and the static files with hashed names. The values below only let the
# settings load; nothing of them stays in the image.
RUN python scripts/messages.py compile \
    && SECRET_KEY=for-the-build-only-0123456789-abcdefghijklmnopqrstuvwxyz LOTSE_HOSTS=build.invalid DATABASE_URL=postgres://build@localhost/build \
       REDIS_URL=redis://localhost ELASTICSEARCH_URL=http://localhost:9200 EMAIL_URL=smtp://localhost \
       DEFAULT_FROM_EMAIL=build@build.invalid python manage.py collectstatic --noinput

USER lotse
EXPOSE 8000
CMD ["gunicorn", "-c", "kb_site/gunicorn.py", "kb_site.wsgi"]

"""A channel of the tests' own, whose rows are pieces of news, and a real stream server on a free port."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.core.asgi import get_asgi_application

from live import channels
from news.models import News
from tests.serving import served


class Bulletin(channels.Channel):
    """Only members of staff may listen; a row's name is the key."""

    name = "bulletin"

    def __init__(self):
        self.presence = []
        self.numbers = {}

    def may_listen(self, user, key):
        return user.is_staff

    def newest(self, keys):
        rows = News.objects.filter(name__in=keys).order_by("pk").values_list("name", "pk")
        return dict(rows)

    def events_after(self, key, last_id, user, limit):
        rows = News.objects.filter(name=key, pk__gt=last_id).order_by("pk")[:limit]
        return [channels.Event(row.pk, "said", row.ids) for row in rows]

    def standing(self, key, user):
        return self.numbers

    def present(self, user, key, *, here):
        self.presence.append((user.handle, key, here))


@pytest.fixture
def bulletin() -> Iterator[Bulletin]:
    channels.register(Bulletin)
    yield channels.channel_of("bulletin")
    del channels._channels["bulletin"]


@pytest.fixture
def stream_server(transactional_db) -> Iterator[int]:
    """The port of a uvicorn that serves this very application."""
    with served(get_asgi_application()) as port:
        yield port


@pytest.fixture
def agent(transactional_db):
    return get_user_model().objects.create_user("kaja", "kaja@example.com", "x", is_staff=True)

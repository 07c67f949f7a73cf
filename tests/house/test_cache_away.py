"""Redis is shut, hangs and comes back: pages answer, people write, and /healthz says so."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings as real
from django.core.cache import caches
from django.urls import reverse

from accounts import limits
from forum.models import Thread
from kb_site.brand.actions import dress
from search import engines
from servers.cache import asking
from tests.factories.accounts import PASSWORD
from tests.factories.forum import make_board, make_thread
from tests.search.proxy import Proxy

pytestmark = [pytest.mark.servers, pytest.mark.django_db]


@pytest.fixture
def door(settings):
    """A door before the real server, and the cache behind it as production has it."""
    if not real.REDIS_URL:
        pytest.skip("no Redis named by TEST_REDIS_URL")
    door = Proxy(real.REDIS_URL)
    address = f"redis://127.0.0.1:{door.port}{urlsplit(real.REDIS_URL).path}"
    settings.CACHES = {"default": {"BACKEND": "servers.cache.HouseCache", "LOCATION": address, "KEY_PREFIX": "away"}}
    asking.mend()
    caches["default"].clear()
    yield door
    asking.mend()
    if door.listener.fileno() >= 0:
        caches["default"].clear()
        door.shut()


@pytest.fixture
def indexed(monkeypatch):
    """There is an index: what is told of the cache is not hidden behind an installation's first steps."""
    monkeypatch.setattr(type(engines.engine()), "ping", lambda self: True)


def question(board, title):
    return {"title": title, "body": "It says nothing.", "board": board.pk, "language": "en", "tags": ""}


@pytest.mark.parametrize("how", ["refuses", "hangs"])
def test_without_redis_pages_answer_and_people_write(door, as_user, visitor, asker, indexed, how):
    board, thread = make_board(), make_thread()
    dress(name="Nordwind")
    member = as_user(asker)
    pages = ["/en/", thread.get_absolute_url(), reverse("forum:boards"), "/en/search/?q=gauge"]
    assert [visitor.get(page).status_code for page in pages] == [200] * len(pages)
    assert visitor.get("/healthz").json()["cache"] == "up"

    if how == "refuses":
        door.shut()
    else:
        door.jammed = True
    answers = [visitor.get(page) for page in pages]
    assert [answer.status_code for answer in answers] == [200] * len(pages)
    assert all("Nordwind" in answer.content.decode() for answer in answers)
    assert member.get(reverse("accounts:settings")).status_code == 200
    assert member.post(reverse("forum:ask"), question(board, "Why is the rain gauge silent?")).status_code == 302
    assert Thread.objects.filter(author=asker).count() == 1
    report = visitor.get("/healthz")
    assert (report.status_code, report.json()["status"], report.json()["cache"]) == (200, "ready", "down")


def test_without_redis_people_sign_in(door, visitor, asker):
    door.shut()
    sent = visitor.post(reverse("account_login"), {"login": asker.email, "password": PASSWORD})
    assert sent.status_code == 302
    assert "_auth_user_id" in visitor.session


def test_a_cache_that_hangs_is_asked_once_and_then_left_alone(door, visitor, caplog):
    door.jammed = True
    asked = door.asked
    for _ in range(5):
        assert caches["default"].get("anything", "nothing") == "nothing"
    assert door.asked - asked <= 2
    assert [record.msg["event"] for record in caplog.records if record.name == "servers.cache"] == ["cache_away"]


def test_limits_are_not_counted_without_redis_and_are_again_when_it_is_back(door, asker):
    who = limits.member(asker)
    door.shut()
    assert all(limits.check("ask", who=who).allowed for _ in range(50))
    door.open()
    asking.mend()
    allowed = [limits.check("ask", who=who).allowed for _ in range(50)]
    assert allowed[0]
    assert not allowed[-1]


def test_a_server_that_was_restarted_is_asked_at_once(door):
    caches["default"].set("kept", 1)
    door.shut()
    door.open()
    assert caches["default"].get("kept") == 1
    assert not asking.failing

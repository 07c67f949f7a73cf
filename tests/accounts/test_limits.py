"""How often something may be done: counted once, refused with a sentence, free again when the window has passed."""

import threading
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.forms import CharField, Form
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from accounts import limits
from accounts.rules import LIMITS


@pytest.fixture(params=["locmem", "redis"])
def either_cache(request, settings):
    if request.param == "redis":
        if not django_settings.REDIS_URL:
            pytest.skip("no Redis named by TEST_REDIS_URL")
        backend = "django.core.cache.backends.redis.RedisCache"
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": settings.REDIS_URL, "KEY_PREFIX": "limits-test"}}
    caches["default"].clear()
    yield
    caches["default"].clear()


def somebody(pk=7, staff=False):
    return limits.member(SimpleNamespace(pk=pk, is_staff=staff))


def uses(action, who, times):
    return [limits.check(action, who=who).allowed for _ in range(times)]


def test_as_many_as_the_window_allows_and_not_one_more(either_cache, clock):
    assert uses("ask", somebody(), 7) == [True] * 5 + [False] * 2


def test_somebody_else_is_not_held_up(either_cache, clock):
    uses("ask", somebody(1), 6)

    assert limits.check("ask", who=somebody(2)).allowed


def test_after_the_wait_that_was_told_it_works_again(either_cache, clock):
    uses("ask", somebody(), 5)
    refused = limits.check("ask", who=somebody())
    assert not refused.allowed

    clock.at += refused.retry_after
    assert limits.check("ask", who=somebody()).allowed


def test_a_full_window_does_not_bring_twice_the_number(either_cache, clock):
    clock.at += 590
    assert uses("ask", somebody(), 5) == [True] * 5

    clock.at += 20
    assert uses("ask", somebody(), 5) == [False] * 5


def test_a_refused_use_does_not_prolong_the_wait(either_cache, clock):
    uses("ask", somebody(), 5)
    first = limits.check("ask", who=somebody()).retry_after
    uses("ask", somebody(), 50)

    assert limits.check("ask", who=somebody()).retry_after == first


def test_the_day_is_counted_beside_the_minute(either_cache, clock):
    done = 0
    for _ in range(40):
        done += sum(uses("ask", somebody(), 5))
        clock.at += 1_200

    assert done <= 2 * LIMITS["ask"].member[1].count


def test_threads_at_once_get_exactly_the_number_allowed(either_cache, clock):
    allowed = []
    barrier = threading.Barrier(12)

    def ask():
        barrier.wait()
        allowed.append(limits.check("ask", who=somebody()).allowed)

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(allowed) == 5


def test_staff_answer_all_day_but_guess_passwords_no_faster(clock):
    assert all(uses("answer", somebody(staff=True), 200))
    assert not all(uses("password", somebody(staff=True), 20))


def test_spending_one_too_many_raises_with_the_sentence(clock):
    uses("ask", somebody(), 5)

    with pytest.raises(limits.TooMany) as refused:
        limits.spend("ask", who=somebody())
    assert refused.value.sentence == f"You can ask again in {limits.in_words(refused.value.retry_after)}."


def test_an_unknown_action_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        limits.spend("sing", who=somebody())


@pytest.mark.parametrize("action", LIMITS)
def test_every_sentence_takes_its_wait_in_both_languages(action):
    with translation.override("en"):
        english = str(LIMITS[action].sentence) % {"wait": limits.in_words(700)}
    with translation.override("de"):
        german = str(LIMITS[action].sentence) % {"wait": limits.in_words(700)}
    assert "in 12\N{NO-BREAK SPACE}minutes" in english
    assert german.startswith("In 12\N{NO-BREAK SPACE}Minuten ")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "2 minutes"), (3_601, "2 hours"), (10**9, "24 hours")],
)
def test_waits_are_rounded_up_and_said_in_words(seconds, words):
    assert limits.in_words(seconds) == words.replace(" ", "\N{NO-BREAK SPACE}")


class Question(Form):
    title = CharField()


def test_a_form_keeps_its_text_and_shows_the_sentence_with_status_429(clock, rf, django_user_model):
    request = rf.post("/", {"title": "Rain gauge shows 0 mm"})
    request.user = django_user_model(pk=7)
    uses("ask", limits.who_asks(request), 5)
    form = Question(request.POST)
    assert form.is_valid()

    assert not limits.within("ask", request, form)
    page = limits.answer(HttpResponse(str(form)), form)
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert "Rain gauge shows 0 mm" in page.content.decode()
    assert "You can ask again in" in page.content.decode()


def test_within_the_limit_the_page_stays_as_it_is(clock, rf, django_user_model):
    request = rf.post("/", {"title": "Rain"})
    request.user = django_user_model(pk=7)
    form = Question(request.POST)

    assert limits.within("ask", request, form)
    assert limits.answer(HttpResponse(), form).status_code == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1, 203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "not an address", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, address):
    from accounts.visitors import address_of

    settings.PROXY_COUNT = proxies
    request = RequestFactory(REMOTE_ADDR="192.0.2.1").get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address


def test_one_house_with_many_ipv6_addresses_counts_once(clock):
    uses("sign_up", limits.visitor("2001:db8:1:2::1"), 10)

    assert not limits.check("sign_up", who=limits.visitor("2001:db8:1:2:ffff::9")).allowed
    assert limits.check("sign_up", who=limits.visitor("2001:db8:1:3::1")).allowed

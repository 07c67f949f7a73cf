"""A nudge given in one place rings in another."""

import asyncio
from contextlib import suppress

import pytest
from django.conf import settings

from live import hub as hubs
from live.carriers.inside import InsideCarrier
from live.carriers.redis import RedisCarrier, nudging
from tests.search.proxy import Proxy


@pytest.fixture(params=["inside", "redis"])
def carrier(request, monkeypatch):
    carrier = InsideCarrier() if request.param == "inside" else RedisCarrier(settings.REDIS_URL)
    monkeypatch.setattr("live.carriers.carrier", lambda: carrier)
    # No help from the clock: what rings was carried.
    monkeypatch.setattr(hubs, "LOOK_EVERY", 3600)
    return carrier


async def rung(carrier, listened, nudged, tries):
    """Whether a listener of one key hears a nudge for another; tried again, for a subscription takes a moment."""
    async with hubs.hub().listening("bulletin", listened) as bell:
        for _ in range(tries):
            await asyncio.to_thread(carrier.nudge, "bulletin", nudged)
            with suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), 0.1)
                return True
    return False


def test_a_nudge_reaches_those_who_listen_to_its_key_and_nobody_else(carrier):
    async def listen():
        heard = await rung(carrier, "harbour", "harbour", tries=50)
        return heard, await rung(carrier, "harbour", "open-sea", tries=3)

    assert asyncio.run(listen()) == (True, False)


@pytest.fixture(autouse=True)
def not_given_up():
    """The breaker belongs to the process: no test inherits another's pause."""
    nudging.mend()
    yield
    nudging.mend()


def test_a_server_that_hangs_is_waited_for_once():
    door = Proxy("tcp://127.0.0.1:1")
    door.jammed = True
    carrier = RedisCarrier(f"redis://127.0.0.1:{door.port}/0")
    for _ in range(5):
        carrier.nudge("bulletin", "harbour")
    assert door.asked == 1
    door.shut()


def test_a_server_that_is_away_does_not_hinder_who_writes():
    RedisCarrier("redis://127.0.0.1:1/0").nudge("bulletin", "harbour")

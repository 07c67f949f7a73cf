"""The cache on Redis, for which nobody is made to wait: while it is away it is an empty one, and pages and limits go on."""

from collections.abc import Callable
from typing import Any, cast

import structlog
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from servers.breaker import Away, Breaker

log = structlog.get_logger(__name__)

PATIENCE = 0.5
"""Seconds a page waits for an answer; a healthy server takes less than a thousandth of it."""

# After a failure it is left alone for 1 s, 2 s, … at most 10 s.
asking = Breaker(first=1.0, longest=10.0)


def forgiving(ask: Callable[..., Any], otherwise: Any) -> Any:
    """A method that asks the server, and answers ``otherwise`` while it is away."""

    def method(client: RedisCacheClient, *asked: Any) -> Any:
        return _ask(lambda: ask(client, *asked), otherwise)

    return method


class EmptyWhileAway(RedisCacheClient):
    """What an empty cache would answer, where the server does not."""

    add = forgiving(RedisCacheClient.add, True)
    set = forgiving(RedisCacheClient.set, None)
    touch = forgiving(RedisCacheClient.touch, False)
    delete = forgiving(RedisCacheClient.delete, False)
    get_many = forgiving(RedisCacheClient.get_many, {})
    has_key = forgiving(RedisCacheClient.has_key, False)
    set_many = forgiving(RedisCacheClient.set_many, None)
    delete_many = forgiving(RedisCacheClient.delete_many, None)
    clear = forgiving(RedisCacheClient.clear, False)

    def get(self, key: Any, default: Any) -> Any:
        return _ask(lambda: super(EmptyWhileAway, self).get(key, default), default)

    def incr(self, key: Any, delta: int) -> int:
        count = _ask(lambda: super(EmptyWhileAway, self).incr(key, delta), None)
        if count is None:
            raise ValueError(f"Key {key!r} not found.")
        return int(count)

    def ping(self) -> bool:
        """Whether the server answers, asked without regard to the breaker."""
        try:
            self.get_client().ping()
        except RedisError:
            return False
        asking.mend()
        return True


class HouseCache(RedisCache):
    """Redis as Django's cache, with short waits; a connection that a restarted server closed is opened anew."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = EmptyWhileAway
        waits = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "retry": Retry(NoBackoff(), 1)}
        self._options = {**waits, **params.get("OPTIONS", {})}

    def ping(self) -> bool:
        """Whether the server answers."""
        return cast("EmptyWhileAway", self._cache).ping()


def cache_answers() -> bool:
    """Whether the cache of this installation answers; one in memory always does."""
    ping = getattr(cache, "ping", None)
    return ping is None or bool(ping())


def _ask(question: Callable[[], Any], otherwise: Any) -> Any:
    """The answer, or ``otherwise`` while the server is away; said once in the log when it goes."""
    was_away = asking.failing
    try:
        with asking.guard():
            try:
                return question()
            except RedisError as error:
                raise Away(f"{type(error).__name__}: {error}") from error
    except Away as error:
        if not was_away:
            log.warning("cache_away", error=str(error)[:300])
        return otherwise

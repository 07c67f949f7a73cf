"""Through Redis publish/subscribe: any number of page processes, any number of stream processes."""

import asyncio
import json

import redis
import redis.asyncio
import structlog

from live.hub import Hub
from servers.breaker import Away, Breaker

log = structlog.get_logger(__name__)

TOPIC = "lotse.live"
# Longer than a healthy server ever needs; a page must not wait for a sick one.
PATIENCE = 0.5
AGAIN_AFTER = 1.0

# One page finds out that the server hangs, the others do not wait for it: after 1 s, 2 s, … at most 10 s one asks again.
nudging = Breaker(first=1.0, longest=10.0)


class RedisCarrier:
    """A nudge that cannot be delivered is logged and forgotten: the rows are looked at every second anyway."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.client = redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        self.tasks: set[asyncio.Task[None]] = set()

    def nudge(self, name: str, key: str) -> None:
        """Publish the address that has something new."""
        try:
            with nudging.guard():
                try:
                    self.client.publish(TOPIC, json.dumps([name, key]))
                except redis.RedisError as error:
                    raise Away(str(error)) from error
        except Away as error:
            log.warning("live_nudge_lost", channel=name, error=str(error))

    def serve(self, hub: Hub) -> None:
        """Subscribe for as long as the hub's loop runs."""
        task = hub.loop.create_task(self._listen(hub))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _listen(self, hub: Hub) -> None:
        while True:
            client = redis.asyncio.Redis.from_url(self.url)
            try:
                async with client.pubsub() as subscription:
                    await subscription.subscribe(TOPIC)
                    async for message in subscription.listen():
                        if message["type"] == "message":
                            hub.ring(*json.loads(message["data"]))
            except redis.RedisError as error:
                log.warning("live_carrier_away", error=str(error))
            finally:
                await client.aclose()
            await asyncio.sleep(AGAIN_AFTER)

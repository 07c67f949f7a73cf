"""A browser's end of a stream, for tests."""

import http.client

from django.test import Client


class Listener:
    """A browser's end of one stream."""

    def __init__(self, port, path, client: Client | None = None, last_id: int | None = None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {"Accept": "text/event-stream"}
        if client:
            headers["Cookie"] = "; ".join(f"{key}={morsel.value}" for key, morsel in client.cookies.items())
        if last_id is not None:
            headers["Last-Event-ID"] = str(last_id)
        self.connection.request("GET", path, headers=headers)
        self.response = self.connection.getresponse()

    def next(self) -> dict[str, str]:
        """The next event as its fields; comments and the retry line are passed over."""
        fields: dict[str, str] = {}
        while line := self.response.readline().decode():
            if line == "\n" and "event" in fields:
                return fields
            key, _, value = line.rstrip("\n").partition(": ")
            if key in {"id", "event", "data"}:
                fields[key] = value
        return {}

    def close(self):
        self.connection.close()
        self.response.close()

"""A door to a server that can be shut (connections refused) or jammed (accepted, never answered): real sockets, real servers."""

import contextlib
import selectors
import socket
import threading
from urllib.parse import urlsplit


class Proxy:
    """Stands before the server at ``url``; ``self.url`` is its own address. ``asked`` counts connections it was offered."""

    def __init__(self, url):
        parts = urlsplit(url)
        self.behind = (parts.hostname, parts.port)
        self.asked = 0
        self.jammed = False
        self._open = set()
        self._listen(0)

    def _listen(self, port):
        self.listener = socket.create_server(("127.0.0.1", port))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, args=[self.listener], daemon=True).start()

    def _accept(self, listener):
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            self.asked += 1
            self._open.add(near)
            if not self.jammed:
                threading.Thread(target=self._carry, args=[near], daemon=True).start()

    def _carry(self, near):
        with near, socket.create_connection(self.behind) as far, selectors.DefaultSelector() as ready:
            self._open.add(far)
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            try:
                while True:
                    for key, _ in ready.select():
                        data = key.fileobj.recv(65536)
                        if not data:
                            return
                        if not self.jammed:
                            key.data.sendall(data)
            except OSError:
                return

    def shut(self):
        """The server is gone: open connections break, new ones are refused."""
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def open(self):
        """The server is back at the same address."""
        self.jammed = False
        self._listen(self.port)

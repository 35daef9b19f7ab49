"""A site that receives news: the example of the documentation, which can be told to fail."""

import runpy
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

EXAMPLE = runpy.run_path(str(Path(settings.BASE_DIR) / "docs/examples/news_receiver.py"))
Receiver, Handler, Store = EXAMPLE["Receiver"], EXAMPLE["Handler"], EXAMPLE["Store"]
verified, Refused = EXAMPLE["verified"], EXAMPLE["Refused"]

# Does something else than to take the message; gets the handler.
Mischief = Callable[[Any], None]


class FailingHandler(Handler):
    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        site = self.server.site
        site.asked.append(dict(self.headers))
        try:
            if site.mischief:
                site.bodies.append(self.rfile.read(length))
                site.mischief.pop(0)(self)
            else:
                super().do_POST()
        except OSError:
            pass  # the sender hung up: that is what some tests are about

    def log_message(self, *args: Any) -> None:
        pass


class ReceivingSite:
    """What reached the site, what it made of it, and the mischief it is yet to do."""

    def __init__(self, path: Path, secret: str = "") -> None:
        self.store = Store(str(path))
        self.server = Receiver(("127.0.0.1", 0), secret=secret, store=self.store)
        self.server.RequestHandlerClass = FailingHandler
        self.server.site = self
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/news"
        self.mischief: list[Mischief] = []
        self.asked: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.over = threading.Event()

    @property
    def titles(self) -> list[str]:
        """What its visitors see."""
        return [item["title"] for item in self.store.shown()]

    def answer(self, status: int, text: str = "", **headers: str) -> Mischief:
        def act(handler: Any) -> None:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(text.encode())), **headers}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(text.encode())

        return act

    def hang(self, handler: Any) -> None:
        """Say nothing until the test is over."""
        self.over.wait(10)

    def drip(self, handler: Any) -> None:
        """Say a letter at a time, without end, as fast as any time-out is short."""
        handler.wfile.write(b"HTTP/1.1 200 ")
        while not self.over.wait(0.02):
            handler.wfile.write(b"O")

    def hang_up(self, handler: Any) -> None:
        """Break the connection off."""
        at_once = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        handler.connection.close()

    def take_and_hang_up(self, handler: Any) -> None:
        """Keep the message, and break off before saying so."""
        message = verified(handler.headers, self.bodies[-1], self.server.secret)
        self.store.take(message)
        self.hang_up(handler)


@contextmanager
def receiving_site(path: Path, secret: str = "") -> Iterator[ReceivingSite]:
    site = ReceivingSite(path, secret)
    thread = threading.Thread(target=site.server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        site.server.shutdown()
        thread.join()
        site.server.server_close()

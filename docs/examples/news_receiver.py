"""An example of a site that receives news: plain Python 3, nothing to install.

    NEWS_SECRET=whsec_... python news_receiver.py 8080 news.sqlite3

Point a target at http://this-machine:8080/ and watch. What it shows is what every receiver has to
do, in whatever language: see who sent a message and that it is fresh (`verified`), keep of each
item only the newest state (`Store.take`), and answer quickly. `docs/syndication.md` says more.
"""

import hmac
import json
import os
import sqlite3
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# A message whose time is further away is refused: somebody may be sending an old one again.
TOLERANCE = 5 * 60
LARGEST = 5_000_000
READ_SECONDS = 10
TABLE = """CREATE TABLE IF NOT EXISTS news (
    id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, withdrawn INTEGER NOT NULL, item TEXT NOT NULL
)"""


class Refused(Exception):
    """The message is not from the sender we know, or not a fresh one."""


def verified(headers: Mapping[str, str], body: bytes, secret: str) -> dict[str, Any]:
    """Give the message of a request; raises Refused unless its signature is right.

    The signature is over the bytes as they came: read them before anything parses them.
    """
    number = headers.get("webhook-id") or ""
    timestamp = headers.get("webhook-timestamp") or ""
    if not number or not timestamp.isascii() or not timestamp.isdigit():
        raise Refused("no number or no time")
    if abs(time.time() - int(timestamp)) > TOLERANCE:
        raise Refused("too old, or from the future: compare the clocks of both machines")
    key = b64decode(secret.removeprefix("whsec_"))
    content = f"{number}.{timestamp}.".encode() + body
    wanted = "v1," + b64encode(hmac.new(key, content, sha256).digest()).decode()
    # While a secret is being renewed there are several signatures; one of them has to fit.
    given = (headers.get("webhook-signature") or "").split()
    if not any(hmac.compare_digest(one.encode(), wanted.encode()) for one in given):
        raise Refused("the signature does not fit")
    return json.loads(body)


class Store:
    """The newest state of each item. Taking a message twice, or an old one late, does no harm."""

    def __init__(self, path: str) -> None:
        self.path = path
        with closing(self._open()) as database, database:
            database.execute(TABLE)

    def take(self, message: dict[str, Any]) -> bool:
        """Keep what a message says; say whether it was news to us."""
        item = message["item"]
        withdrawn = message["type"] == "news.withdrawn"
        with closing(self._open()) as database, database:
            changed = database.execute(
                "INSERT INTO news VALUES (:id, :sequence, :withdrawn, :item)"
                " ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence,"
                " withdrawn = excluded.withdrawn, item = excluded.item"
                " WHERE excluded.sequence > news.sequence",
                {
                    "id": item["id"],
                    "sequence": message["sequence"],
                    "withdrawn": withdrawn,
                    "item": json.dumps(item, ensure_ascii=False),
                },
            )
            return changed.rowcount > 0

    def shown(self) -> list[dict[str, Any]]:
        """Give the items to show, the newest first; withdrawn ones are not among them."""
        with closing(self._open()) as database, database:
            rows = database.execute("SELECT item FROM news WHERE NOT withdrawn").fetchall()
        items = [json.loads(item) for (item,) in rows]
        return sorted(items, key=lambda item: item["date"], reverse=True)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=10)


class Receiver(ThreadingHTTPServer):
    """Answers 204 to a message that it has taken, 401 to one that it does not believe."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], *, secret: str, store: Store) -> None:
        super().__init__(address, Handler)
        self.secret, self.store = secret, store


class Handler(BaseHTTPRequestHandler):
    server: Receiver
    timeout = READ_SECONDS

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length") or ""
        if not length.isdigit() or int(length) > LARGEST:
            return self.answer(413)
        try:
            message = verified(self.headers, self.rfile.read(int(length)), self.server.secret)
        except Refused as refusal:
            return self.answer(401, str(refusal))
        # Kept before answering: what was answered with 2xx is never sent again.
        self.server.store.take(message)
        return self.answer(204)

    def answer(self, status: int, text: str = "") -> None:
        body = text.encode()
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    port, path = int(sys.argv[1]), sys.argv[2]
    secret = os.environ["NEWS_SECRET"]
    with Receiver(("127.0.0.1", port), secret=secret, store=Store(path)) as server:
        print(f"Listening on port {port}; Ctrl-C ends.")
        server.serve_forever()


if __name__ == "__main__":
    main()

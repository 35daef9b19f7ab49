"""A DLA Connect on this machine: a real HTTP server that answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "a-token-for-tests"
# Gives status, headers and body for a page number.
Answer = tuple[int, dict[str, str], bytes]


class Connect(ThreadingHTTPServer):
    """Answers from `pages`; `answers`, by page number, take precedence, the first one first."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: list[dict[str, Any]] = []
        self.answers: dict[int, list[Answer | Callable[[], Answer]]] = {}
        self.asked: list[int] = []
        self.tokens: list[str | None] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/officers/"

    def answer(self, number: int) -> Answer:
        if waiting := self.answers.get(number):
            first = waiting.pop(0)
            return first() if callable(first) else first
        return ok(self.pages[number - 1]) if number <= len(self.pages) else (404, {}, b"")

    def hang(self) -> Answer:
        """Answer nothing until the test is over."""
        self.over.wait(10)
        return 200, {}, b""


class Handler(BaseHTTPRequestHandler):
    server: Connect

    def do_GET(self) -> None:
        number = int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])
        self.server.asked.append(number)
        token = self.headers.get("Authorization")
        self.server.tokens.append(token)
        if token != f"Bearer {TOKEN}":
            status, headers, body = 401, {}, b""
        else:
            status, headers, body = self.server.answer(number)
        try:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # the client hung up: that is what some tests are about

    def log_message(self, format: str, *args: Any) -> None:
        pass


def ok(content: Any) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps(content).encode()


def error(status: int, **headers: str) -> Answer:
    return status, headers, b"an error"

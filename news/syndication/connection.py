"""Connections to targets: only to where news may be sent, and never for longer than allowed."""

import socket
import threading
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from .addresses import check_host, check_number, private_hosts


class GuardedConnection(HTTPConnection):
    """Looks where it leads before anything is said, and hangs up when time is over.

    The time-out of a socket begins anew with each byte; a peer that drips would hold us for hours.
    """

    seconds: float
    watch: threading.Timer | None = None

    def _new_conn(self) -> socket.socket:
        check_host(self.host, self.port)
        sock = super()._new_conn()
        if self.host.lower() not in private_hosts():
            try:  # its name may have got another number since
                check_number(str(sock.getpeername()[0]))
            except BaseException:
                sock.close()
                raise
        # A handle of its own: encryption takes the socket over.
        handle = sock.dup()
        self.watch = threading.Timer(self.seconds, _hang_up, (handle,))
        self.watch.daemon = True
        self.watch.start()
        self.handle = handle
        return sock

    def close(self) -> None:
        if self.watch is not None:
            self.watch.cancel()
            self.watch = None
            self.handle.close()
        super().close()


class GuardedTLSConnection(GuardedConnection, HTTPSConnection):
    pass


class GuardedAdapter(HTTPAdapter):
    """Sends over guarded connections; each request ends after so many seconds, come what may."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        limit = {"seconds": self.seconds}
        plain = type("Connection", (GuardedConnection,), limit)
        encrypted = type("TLSConnection", (GuardedTLSConnection,), limit)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("TLSPool", (HTTPSConnectionPool,), {"ConnectionCls": encrypted}),
        }


def _hang_up(handle: socket.socket) -> None:
    try:
        handle.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # it has ended by itself

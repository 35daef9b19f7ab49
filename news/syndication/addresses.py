"""Which addresses news may be sent to: not to what only this server can reach.

Whoever may name a target could otherwise have the server ask its own network on their behalf.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

# Addresses by which a network of IPv6 leads to those of IPv4, RFC 6052.
NAT64 = ip_network("64:ff9b::/96")


class NotAllowed(Exception):
    """An address to which nothing is sent; says why, for who keeps the targets."""


def private_hosts() -> list[str]:
    """Give the hosts that the setting allows to be of this network, and to go without TLS."""
    return [host.lower() for host in getattr(settings, "NEWS_SYNDICATION_PRIVATE_HOSTS", ())]


def check_address(address: str) -> None:
    """Raise NotAllowed unless an address is of a form that news may be sent to."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in ("http", "https") or port == 0:
        raise NotAllowed(_("This is not a web address."))
    if parts.username is not None or parts.password is not None:
        raise NotAllowed(_("Leave name and password out of the address: messages are signed."))
    if parts.scheme != "https" and host not in private_hosts():
        raise NotAllowed(_("The address must begin with https://."))


def check_host(host: str, port: int) -> None:
    """Raise NotAllowed if any of a host's numbers is not of the public network.

    Raises socket.gaierror if the host has none.
    """
    if host.lower() not in private_hosts():
        for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            check_number(str(found[4][0]))


def check_number(number: str) -> None:
    """Raise NotAllowed unless an IP address is one of the public network."""
    found = ip_address(number)
    if isinstance(found, IPv6Address):
        translated = IPv4Address(int(found) & 0xFFFFFFFF) if found in NAT64 else None
        found = found.ipv4_mapped or found.sixtofour or translated or found
    if not found.is_global or found.is_multicast:
        raise NotAllowed(_("The address leads into a private network."))

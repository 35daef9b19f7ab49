"""A code for the network address that a report came from, so that the address need not be kept."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.utils import timezone
from django.utils.crypto import salted_hmac

SALT = "home.sender_code"
IPV6_OF_ONE_HOUSEHOLD = 64


def sender_code(address: str) -> str:
    """Give the code of an address for today: the same all day, another tomorrow."""
    known = f"{timezone.localdate().isoformat()} {_network(address)}"
    return salted_hmac(SALT, known, algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """Give an IPv4 address as it is, an IPv6 address by its network: a host has plenty in it."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(ip_network((found, IPV6_OF_ONE_HOUSEHOLD), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)

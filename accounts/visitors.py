"""From which address somebody comes, behind as many proxies as the installation says it trusts."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# The unspecified address of IPv6: what columns for addresses take, and what no visitor can have.
UNKNOWN = "::"
# A household or an office gets a whole /64 of IPv6 addresses: they count as one.
IPV6_PREFIX = 64
IPV4_NEIGHBOURS, IPV6_NEIGHBOURS = 24, 48


def address_of(request: HttpRequest) -> str:
    """The visitor's IP address as text, ``UNKNOWN`` where there is none (a socket file without a proxy that says more).

    Each trusted proxy (``PROXY_COUNT``) appends to X-Forwarded-For whom it heard from, so the entry that many places from
    the right is the first one a stranger could not write. With fewer entries the header is not our proxies' and is ignored.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.PROXY_COUNT
    if proxies > 0:
        forwarded = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        if len(forwarded) >= proxies and _is_address(forwarded[-proxies]):
            return forwarded[-proxies]
    return direct if _is_address(direct) else UNKNOWN


def household_of(address: str) -> str:
    """What counts as one visitor: an IPv4 address, or the network an IPv6 address belongs to."""
    if not _is_address(address):
        return UNKNOWN
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed.packed, IPV6_PREFIX), strict=False).network_address)
    return str(parsed)


def neighbourhood_of(address: str) -> str:
    """What one person may easily have many addresses of: the /24 of an IPv4 address, the /48 of an IPv6 address."""
    household = household_of(address)
    prefix = IPV4_NEIGHBOURS if ipaddress.ip_address(household).version == 4 else IPV6_NEIGHBOURS
    return str(ipaddress.ip_network(f"{household}/{prefix}", strict=False).network_address)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True

"""Which addresses of the net may be connected to, and by what name a page is known."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urldefrag, urljoin, urlsplit

from atodds.fetch.manners import NotFetchedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Where cloud providers tell a machine its own secrets.
_METADATA = frozenset(
    map(
        ipaddress.ip_address, ("169.254.169.254", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")
    )
)
_HOMES = tuple(
    map(
        ipaddress.ip_network,
        (
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8",
            "fc00::/7", "::1/128",
        ),
    )
)  # fmt: skip
"""Private networks and the machine itself."""
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))
"""Networks whose last four bytes are an address of version 4."""


def refused(text: str, *, allow_private: bool) -> str | None:
    """Say why a numeric address must not be connected to, None where it may be.

    Private networks and the machine itself may be, where they are allowed; neighbours on the link,
    groups, reserved ranges and the places where clouds keep secrets never.
    """
    try:
        address = _unwrapped(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return "which is no address"
    if address in _METADATA:
        return "where a cloud keeps its secrets"
    if address.is_multicast or address.is_unspecified or address.is_link_local:
        return "which is no address of a server"
    if any(address in net for net in _HOMES):
        said = "in a private network; `allow_private: true` would allow it"
        return None if allow_private else said
    return None if address.is_global else "which is reserved"


def refused_host(host: str, *, allow_private: bool) -> str | None:
    """Say why a host as an address names it must not be connected to; names are looked up later.

    Numbers that are no usual address (`2130706433`, `0x7f.1`) are read as one by some programs.
    """
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        try:
            socket.inet_aton(host)
        except (OSError, UnicodeError):
            return None
        return "which is an address in disguise"
    return refused(host, allow_private=allow_private)


def checked(url: str) -> str:
    """Return an address to ask for, without its fragment; NotFetchedError for what is none."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme.lower() not in {"http", "https"}:
        said = f"{url[:200]!r} is no web address"
        raise NotFetchedError(said)
    if "@" in parts.netloc:
        said = f"{parts.hostname} is asked for with a name and password"
        raise NotFetchedError(said)
    return urldefrag(url).url


def joined(base: str, link: str) -> str:
    """Return where a link on a page leads to; NotFetchedError where that is nowhere."""
    try:
        whole = urljoin(base, link.strip())
        # A scheme alone would lead back to the page itself.
        return checked(link if urlsplit(link).scheme and not urlsplit(link).netloc else whole)
    except ValueError:
        said = f"{link[:200]!r} is no web address"
        raise NotFetchedError(said) from None


def host_of(url: str) -> str:
    """Return the host of a checked address."""
    return (urlsplit(url).hostname or "").rstrip(".")


def origin_of(url: str) -> str:
    """Return scheme, host and port of a checked address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def known_as(url: str) -> str:
    """Return an address without what tells no pages apart: marks of campaigns, the fragment."""
    # The import is slow, which a check without sites need not pay.
    from courlan import normalize_url  # noqa: PLC0415

    return str(normalize_url(urldefrag(url).url))


def _unwrapped(address: Address) -> Address:
    """Return the address of version 4 that one of version 6 stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
    if inner is None and int(address) > 1 and any(address in net for net in _TRANSLATED):
        inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return inner or address

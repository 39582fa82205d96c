from __future__ import annotations

import pytest

from atodds.fetch.addresses import checked, known_as, refused, refused_host
from atodds.fetch.manners import NotFetchedError

# An address, whether it may be asked at all, whether it may be where private ones are allowed.
ADDRESSES = [
    ("93.184.216.34", True, True, "a public one"),
    ("2606:2800:220:1::1", True, True, "a public one of version 6"),
    ("64:ff9b::5db8:d822", True, True, "a public one, translated"),
    ("127.0.0.1", False, True, "the machine itself"),
    ("127.9.9.9", False, True, "the machine itself by another number"),
    ("::1", False, True, "the machine itself in version 6"),
    ("::ffff:127.0.0.1", False, True, "the same, mapped"),
    ("::127.0.0.1", False, True, "the same, compatible"),
    ("64:ff9b::7f00:1", False, True, "the same, translated"),
    ("2002:7f00:1::", False, True, "the same, by 6to4"),
    ("10.1.2.3", False, True, "a private network"),
    ("172.31.0.1", False, True, "another"),
    ("172.32.0.1", True, True, "beside it"),
    ("192.168.0.1", False, True, "at home"),
    ("100.64.0.1", False, True, "behind a provider's translation"),
    ("fd12::1", False, True, "a private network of version 6"),
    ("169.254.169.254", False, False, "where clouds keep secrets"),
    ("100.100.100.200", False, False, "another cloud's"),
    ("fd00:ec2::254", False, False, "in version 6"),
    ("::ffff:169.254.169.254", False, False, "mapped"),
    ("169.254.0.5", False, False, "on the link"),
    ("fe80::1%eth0", False, False, "on the link in version 6"),
    ("224.0.0.1", False, False, "a group"),
    ("ff02::1", False, False, "a group in version 6"),
    ("0.0.0.0", False, False, "no address"),  # noqa: S104  # refused, not bound to
    ("::", False, False, "no address in version 6"),
    ("255.255.255.255", False, False, "all"),
    ("240.0.0.1", False, False, "reserved"),
    ("192.0.2.1", False, False, "for examples"),
    ("198.18.0.1", False, False, "for benchmarks"),
    ("nonsense", False, False, "no number"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "public", "private", "why"), ADDRESSES, ids=[row[3] for row in ADDRESSES]
)
def test_an_address_may_be_connected_to_or_not(
    address: str, why: str, *, public: bool, private: bool
) -> None:
    assert (refused(address, allow_private=False) is None) is public, why
    assert (refused(address, allow_private=True) is None) is private, why


HOSTS = [
    ("post.example", True, "a name, which is looked up later"),
    ("localhost", True, "as well"),
    ("1.2.3.example", True, "a name that begins with numbers"),
    ("8.8.8.8", True, "a public number"),
    ("127.0.0.1", False, "a private one"),
    ("2130706433", False, "one number"),
    ("0x7f000001", False, "in base 16"),
    ("0177.0.0.1", False, "in base 8"),
    ("127.1", False, "in short"),
    ("0", False, "no address, in short"),
]


@pytest.mark.parametrize(("host", "taken", "why"), HOSTS, ids=[row[2] for row in HOSTS])
def test_hosts_that_are_numbers_are_looked_at_at_once(host: str, why: str, *, taken: bool) -> None:
    assert (refused_host(host, allow_private=False) is None) is taken, why


@pytest.mark.parametrize(
    "url",
    ["", "post.example", "ftp://post.example/", "file:///etc/hosts", "https://", "http://[::1", "http://a:b/",
     "javascript:x", "http://u@post.example/", "data:text/html,x"],
)  # fmt: skip
def test_what_is_no_web_address_is_not_asked_for(url: str) -> None:
    with pytest.raises(NotFetchedError):
        checked(url)


NAMES = [
    ("https://Post.example/a?utm_source=x&id=3#top", "https://post.example/a?id=3", "campaigns"),
    ("https://post.example/a?fbclid=1&gclid=2", "https://post.example/a", "other marks"),
    ("https://post.example/?p=12", "https://post.example/?p=12", "what names the page stays"),
    ("https://post.example/a?b=2&a=1", "https://post.example/a?a=1&b=2", "in one order"),
    ("tag:post.example,2020:1", "tag:post.example,2020:1", "an id that is no address"),
]


@pytest.mark.parametrize(("url", "known", "why"), NAMES, ids=[row[2] for row in NAMES])
def test_a_page_is_known_by_what_tells_it_apart(url: str, known: str, why: str) -> None:
    assert known_as(url) == known, why

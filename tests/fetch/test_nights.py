"""Whole nights: sites are visited, kept and read, and the next night costs what is new."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Barrier, Event

import pytest
from tests.fetch.conftest import (
    BRISK,
    NIGHT,
    WORDS,
    Answer,
    Clock,
    Reply,
    Site,
    Spend,
    check_with,
    html,
    page,
)

from atodds import pipeline
from atodds.config import load_rules
from atodds.fetch import MissingExtraError, exchange
from atodds.fetch.addresses import refused
from atodds.fetch.exchange import Resolve

XML = {"Content-Type": "application/rss+xml"}


def rss(items: Iterable[str], title: str = "Sorel Post") -> Answer:
    body = f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>"
    return Answer(body.encode(), headers=dict(XML))


def item(url: str, day: int = 4, more: str = "") -> str:
    return (
        f"<item><title>Bridge {day}</title><link>{url}</link><guid>{url}</guid>"
        f"<pubDate>{day:02} Mar 2020 18:30:00 GMT</pubDate>{more}</item>"
    )


def remembering(answer: Answer, etag: str) -> Reply:
    """Answer 304 to whom holds the same version."""

    def reply(request: BaseHTTPRequestHandler) -> Answer:
        if request.headers["If-None-Match"] == etag:
            return Answer(status=304)
        return Answer(answer.body, headers={**answer.headers, "ETag": etag})

    return reply


def moved(url: str) -> Answer:
    return Answer(status=302, headers={"Location": url})


def test_the_second_night_asks_only_for_what_is_new(site: Site, night: Spend) -> None:
    first = [item(site.url("/a")), item(site.url("/b?utm_source=feed"))]
    site.put("/feed", remembering(rss(first), '"1"'))
    for path in ("/a", "/b?utm_source=feed", "/c"):
        site.put(path, html(f"Story {path[1]}"))
    source = f"feed: '{site.url('/feed')}', allow_private: true"

    one = night(source)
    assert site.counted() == {"/feed": 1, "/a": 1, "/b?utm_source=feed": 1}
    assert {d.path for d in one.documents} == {site.url("/a"), site.url("/b")}
    assert {d.outlet for d in one.documents} == {"Sorel Post"}
    assert {d.published for d in one.documents} == {datetime(2020, 3, 4, 18, 30)}
    assert (one.gathered.health[0].read, one.gathered.health[0].new, one.said) == (2, 2, [])

    two = night(source)
    assert site.counted() == {"/feed": 1}
    assert two.documents == one.documents
    (health,) = two.gathered.health
    assert (health.read, health.new, health.failed, health.said) == (2, 0, 0, "not modified")

    site.put("/feed", remembering(rss([item(site.url("/c"), 5), *first]), '"2"'))
    three = night(source)
    assert site.counted() == {"/feed": 1, "/c": 1}
    assert (three.gathered.health[0].read, three.gathered.health[0].new) == (3, 1)


def test_one_bad_source_never_stops_the_others(site: Site, night: Spend) -> None:
    bomb = gzip.compress(b"<html>" + b"\0" * 50_000_000)
    site.put("/good", html("A bridge is closed"))
    site.put("/inside", moved(site.url("/secret", "127.0.0.1")))
    site.put("/bomb", Answer(bomb, headers={"Content-Encoding": "gzip", **XML}))
    site.put("/picture", Answer(b"\x89PNG", headers={"Content-Type": "image/png"}))
    site.put("/broken", Answer(status=500))
    site.put("/none", Answer(b"<html><body>no feed at all</body></html>"))
    paths = ("/bomb", "/picture", "/broken", "/gone")
    one = night(
        *(f"page: '{site.url(path)}', allow_private: true" for path in ("/good", *paths)),
        f"feed: '{site.url('/none')}', allow_private: true",
        f"sitemap: '{site.url('/none')}', allow_private: true",
    )
    assert [d.title for d in one.documents] == ["A bridge is closed"]
    assert [(h.read, h.failed) for h in one.gathered.health] == [(1, 0), *[(0, 1)] * 6]
    told = dict(zip([*paths, "feed", "sitemap"], one.said, strict=True))
    assert {name: said.partition(": ")[2] for name, said in told.items()} == {
        "/bomb": "more than 300,000 bytes",
        "/picture": "found image/png; an HTML page would be right",
        "/broken": "status 500",
        "/gone": "status 404",
        "feed": "found no feed; RSS or Atom would be right",
        "sitemap": "found <html>; a sitemap with <urlset> or <sitemapindex> would be right",
    }


def test_a_server_that_stumbles_is_asked_again_after_a_while(site: Site, night: Spend) -> None:
    busy = Answer(status=503, headers={"Retry-After": "30"})
    site.put("/a", Answer(status=500), busy, html("At last"))
    clock = Clock()
    one = night(f"page: '{site.url('/a')}', allow_private: true", clock=clock)
    assert [d.title for d in one.documents] == ["At last"]
    assert site.counted() == {"/a": 3}
    assert clock.sleeps == [1.0, 4.0, 30.0], "a pause after robots.txt, and two for the failures"


def test_a_server_that_asks_for_more_patience_than_there_is_gets_it(
    site: Site, night: Spend
) -> None:
    late = NIGHT + timedelta(hours=1)
    when = f"{late:%a, %d %b %Y %H:%M:%S} GMT"
    site.put("/a", Answer(status=429, headers={"Retry-After": when}))
    one = night(f"page: '{site.url('/a')}', allow_private: true")
    assert site.counted() == {"/a": 1}
    assert one.said[0].endswith("status 429; asks to be left alone for 3599 seconds")


@pytest.mark.parametrize("silent", [True, False], ids=["silent", "dripping"])
def test_a_slow_server_holds_nobody_up(site: Site, night: Spend, *, silent: bool) -> None:
    never = Event()
    body = page("Slow").encode()
    site.put("/slow", Answer(body, headers={"Content-Type": "text/html"}, hold=never))
    site.put("/quick", html("Quick"))
    patience = replace(BRISK, tries=1, read=0.3 if silent else 5, whole=10 if silent else 0.3)
    one = night(
        f"page: '{site.url('/slow', 'slow.example')}', allow_private: true",
        f"page: '{site.url('/quick')}', allow_private: true",
        manners=patience,
    )
    never.set()
    assert [d.title for d in one.documents] == ["Quick"]
    assert "slower than" in one.said[0]


FORBIDDEN = [
    ("http://127.0.0.1:{port}/secret", "in a private network", "the machine itself"),
    ("http://[::1]:{port}/secret", "in a private network", "the same in version 6"),
    ("http://[::ffff:127.0.0.1]:{port}/secret", "in a private network", "version 4 in version 6"),
    ("http://2130706433:{port}/secret", "an address in disguise", "as one number"),
    ("http://0x7f.1:{port}/secret", "an address in disguise", "in base 16"),
    ("http://0177.0.0.1:{port}/secret", "an address in disguise", "in base 8"),
    ("http://169.254.169.254/latest", "where a cloud keeps its secrets", "metadata"),
    ("http://inside.example:{port}/secret", "in a private network", "by its name"),
    ("http://inside.example.:{port}/secret", "in a private network", "with the root's dot"),
    ("file:///etc/hostname", "no web address", "another scheme"),
    ("//u:p@post.example/secret", "with a name and password", "credentials"),
]


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Resolve:
    """Take the site for a public one where its name is looked up, other names for inner ones."""

    def judge(address: str, *, allow_private: bool) -> str | None:
        return None if address == "127.0.0.1" else refused(address, allow_private=allow_private)

    async def resolve(host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"] if host.startswith("post.") else ["10.0.0.7"]

    monkeypatch.setattr(exchange, "refused", judge)
    return resolve


@pytest.mark.parametrize(("target", "says", "why"), FORBIDDEN, ids=[row[2] for row in FORBIDDEN])
def test_no_redirect_leads_into_the_private_network(  # noqa: PLR0913, PLR0917  # a row and its site
    site: Site, outside: Resolve, night: Spend, target: str, says: str, why: str
) -> None:
    port = site.url("/").rpartition(":")[2].strip("/")
    site.put("/secret", html("A secret"))
    site.put("/moved", moved(target.format(port=port)))
    one = night(f"page: '{site.url('/moved')}'", resolve=outside)
    assert one.documents == (), why
    assert says in one.said[0], why
    assert site.counted() == {"/moved": 1}, why


def test_a_name_that_leads_elsewhere_when_it_is_asked_again_gains_nothing(
    site: Site, outside: Resolve, night: Spend
) -> None:
    """The connection is made to the address that was looked at, and each new one is looked at."""
    looked_up = []

    async def turning(host: str, port: int) -> Sequence[str]:
        looked_up.append(host)
        return await outside(host, port) if len(looked_up) == 1 else ["169.254.169.254"]

    site.put("/robots.txt", Answer(status=404, headers={"Connection": "close"}))
    site.put("/a", html("A page"))
    one = night(f"page: '{site.url('/a')}'", resolve=turning)
    assert site.asked == ["post.example/robots.txt"]
    assert "169.254.169.254, where a cloud keeps its secrets" in one.said[0]


def test_what_fetches_is_an_extra_that_is_named_where_it_is_missing(
    night: Spend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "atodds.fetch.visits", raising=False)
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    monkeypatch.delitem(sys.modules, "atodds.fetch.exchange", raising=False)
    with pytest.raises(MissingExtraError, match=r"night.yaml:4: .*pip install 'atodds\[web\]'"):
        night("page: 'https://post.example/a'")


def test_a_source_in_the_private_network_is_asked_only_if_the_check_says_so(
    site: Site, night: Spend
) -> None:
    site.put("/a", html("From the newsroom's own server"))
    refused_one = night(f"page: '{site.url('/a')}'")
    assert "in a private network; `allow_private: true` would allow it" in refused_one.said[0]
    assert site.asked == []
    assert len(night(f"page: '{site.url('/a')}', allow_private: true").documents) == 1


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, night: Spend) -> None:
    rules = b"User-agent: *\nDisallow: /closed\nCrawl-delay: 7\n\nUser-agent: other\nDisallow: /\n"
    site.put("/robots.txt", Answer(rules))
    for path in ("/open", "/open/2", "/closed/1"):
        site.put(path, html("A page"))
    site.put("/moved", moved("/closed/1"))
    clock = Clock()
    paths = ("/open", "/open/2", "/closed/1", "/moved")
    one = night(*(f"page: '{site.url(path)}', allow_private: true" for path in paths), clock=clock)
    assert site.asked.count("post.example/robots.txt") == 1
    assert site.counted() == {"/open": 1, "/open/2": 1, "/moved": 1}
    assert [said.partition(": ")[2] for said in one.said] == [
        "robots.txt of post.example forbids it"
    ] * 2
    assert clock.sleeps[1:] == [7.0, 7.0]


ROBOTS = [
    (Answer(status=404), True, "none: all is allowed"),
    (Answer(status=403), True, "kept from us: as if there were none (RFC 9309, 2.3.1.3)"),
    (Answer(status=500), False, "broken: nothing is allowed (RFC 9309, 2.3.1.4)"),
    (Answer(status=429), False, "a server that is busy is not asked for more"),
    (Answer(b"\xef\xbb\xbfUser-agent: AtOdds\nDisallow: /"), False, "with a mark before it"),
    (Answer(b"User-agent: *\nDisallow: /a\nAllow: /a$"), True, "the longer rule wins"),
    (Answer(b"\x00\xff" * 999), True, "no rules at all"),
    (Answer(status=301, headers={"Location": "/rules"}), False, "moved"),
]


@pytest.mark.parametrize(("robots", "allowed", "why"), ROBOTS, ids=[row[2] for row in ROBOTS])
def test_robots_txt_is_read_as_its_standard_says(
    site: Site, night: Spend, robots: Answer, why: str, *, allowed: bool
) -> None:
    site.put("/robots.txt", robots)
    site.put("/rules", Answer(b"User-agent: *\nDisallow: /\n"))
    site.put("/a", html("A page"))
    one = night(f"page: '{site.url('/a')}', allow_private: true")
    assert len(one.documents) == allowed, why
    assert ("/a" in site.counted()) is allowed, why


def test_a_host_gets_one_request_at_a_time_and_several_hosts_are_asked_at_once(
    site: Site, night: Spend
) -> None:
    """Two answers wait for each other, so that they come only if both are asked for at once."""
    meeting = Barrier(2)

    def meet(_: BaseHTTPRequestHandler) -> Answer:
        meeting.wait(30)
        return html("Met")

    pages = [f"page: '{site.url(f'/{n}')}', allow_private: true" for n in range(4)]
    for n in range(4):
        site.put(f"/{n}", html("One of many"))
    site.put("/m", meet)
    hosts = ("one.example", "two.example")
    pages += [f"page: '{site.url('/m', host)}', allow_private: true" for host in hosts]
    one = night(*pages, manners=replace(BRISK, read=40, whole=40))
    assert len(one.documents) == 6
    assert set(site.most_at_once.values()) == {1}
    assert site.agents == {"atodds"}


def test_a_host_that_gives_no_answers_is_left_alone(site: Site, night: Spend) -> None:
    for n in range(9):
        site.put(f"/{n}", Answer(status=502))
    one = night(*(f"page: '{site.url(f'/{n}')}', allow_private: true" for n in range(9)))
    assert sum(site.counted().values()) == BRISK.misses
    assert "left alone after 6 failures in a row: status 502" in one.said[-1]


def test_redirects_in_a_circle_come_to_an_end(site: Site, night: Spend) -> None:
    site.put("/a", moved("/b"))
    site.put("/b", moved("/a"))
    one = night(f"page: '{site.url('/a')}', allow_private: true")
    assert one.said[0].endswith("more than 5 redirects")


def test_a_page_that_fails_tonight_is_read_as_it_was(site: Site, night: Spend) -> None:
    source = f"page: '{site.url('/a')}', allow_private: true"
    site.put("/a", html("A bridge is closed"), Answer(status=404))
    first = night(source)
    second = night(source)
    assert second.documents == first.documents
    assert second.said[0].endswith("cannot be fetched: status 404; read as it was before")
    assert (second.gathered.health[0].read, second.gathered.health[0].failed) == (1, 1)


def test_a_feed_that_fails_tonight_keeps_its_articles(site: Site, night: Spend) -> None:
    source = f"feed: '{site.url('/feed')}', allow_private: true"
    site.put("/feed", rss([item(site.url("/a"))]), Answer(status=410))
    site.put("/a", html("A bridge is closed"))
    first = night(source)
    second = night(source)
    assert second.documents == first.documents
    assert (second.gathered.health[0].read, second.gathered.health[0].failed) == (1, 1)
    assert second.said == [
        f"feed {site.url('/feed')} cannot be fetched: status 410",
    ]


def test_articles_that_a_feed_brings_along_are_not_fetched(site: Site, night: Spend) -> None:
    long, short = WORDS * 8, WORDS
    content = "<description>{}</description>"
    feed = [
        item(site.url("/whole"), 4, content.format(long)),
        item(site.url("/page"), 3, content.format(short)),
        item(site.url("/barred"), 2, content.format(short)),
        item(site.url("/stub"), 1, content.format("Read more.")),
    ]
    site.put("/feed", rss(feed))
    site.put("/page", html("Bridge 3", long))
    site.put("/robots.txt", Answer(b"User-agent: *\nDisallow: /barred\nDisallow: /stub\n"))
    source = f"feed: '{site.url('/feed')}', allow_private: true"
    one = night(source)
    assert site.counted() == {"/feed": 1, "/page": 1}
    assert [(d.title, d.partial) for d in one.documents] == [
        ("Bridge 4", False), ("Bridge 3", False), ("Bridge 2", True),
    ]  # fmt: skip
    assert {d.published for d in one.documents} == {datetime(2020, 3, n, 18, 30) for n in (2, 3, 4)}
    (health,) = one.gathered.health
    assert (health.read, health.failed, health.said) == (3, 1, "1 as a teaser only")
    notices = {problem.place: problem.notice for problem in one.gathered.problems}
    assert notices == {site.url("/barred"): True, site.url("/stub"): False}


def test_what_a_check_finds_in_fetched_pages_it_finds_again_without_the_network(
    site: Site, night: Spend, tmp_path: Path
) -> None:
    talks = "Delegates of Arven and Sorel met in Tellmar on Tuesday. The talks lasted {} hours. "
    site.put("/a", html("Talks end", (talks + WORDS).format("three"), Date="x"))
    site.put("/b", html("Talks end", (talks + WORDS[::-1]).format("six"), Date="x"))
    sources = [
        f"page: '{site.url('/a', 'post.example')}', outlet: Post, allow_private: true",
        f"page: '{site.url('/b', 'times.example')}', outlet: Times, allow_private: true",
    ]
    night(*sources)
    site.counted()
    outcome = pipeline.run(check_with(tmp_path, *sources), load_rules(), as_of=NIGHT.date())
    assert site.counted() == {}
    (conflict,) = outcome.conflicts
    assert {a.document for p in conflict.fact.positions for a in p.assertions} == {"a", "b"}
    assert [p.notice for p in outcome.problems] == [True, True]
    assert "is fetched by `atodds nightly`; there is 1 article of it" in outcome.problems[0].message

"""Visits to the sites of a check, all at once."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message
from typing import NamedTuple

from atodds.config import Check, Source, SourceKind
from atodds.fetch.addresses import known_as
from atodds.fetch.apart import Apart
from atodds.fetch.exchange import Exchange
from atodds.fetch.feeds import leads_in
from atodds.fetch.fetcher import Fetched, Fetcher
from atodds.fetch.gathering import Gathered, Surroundings
from atodds.fetch.leads import Lead, latest
from atodds.fetch.manners import NotFetchedError
from atodds.fetch.sitemaps import Sitemap, sitemap_in
from atodds.fetch.snapshots import Kept, Snapshots
from atodds.fetch.unpacking import unzipped
from atodds.model import Health, Problem

_LIMIT = 200
"""How many articles are taken of a site that sets no limit."""
_SITEMAPS = 50
"""How many sitemaps of an index are read at most."""
_TEASER = 25
"""Words from which a text in a feed says something by itself."""
_ARTICLES = {
    "": ".html",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
}
"""What articles come as, and the suffix by which readers know it."""

ReadFeed = Callable[[bytes, str, str], Awaitable[list[Lead]]]
"""Returns what a feed names, given its body, address and type."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The articles that a source names."""

    leads: tuple[Lead, ...]
    modified: bool = True
    """Whether it names others than it did when it was last asked."""
    problems: tuple[Problem, ...] = ()
    """Parts of it that could not be read."""


class _Brought(NamedTuple):
    """What became of an article; both where an earlier or a shorter text stands in for it."""

    kept: Kept | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Visit:
    health: Health
    problems: tuple[Problem, ...]


class Visits:
    """The visits of a run to the sites of a check."""

    def __init__(
        self, check: Check, snapshots: Snapshots, fetcher: Fetcher, read: ReadFeed, now: datetime
    ) -> None:
        """Take `now`, naive and in UTC, for the time of the run."""
        self._check = check
        self._snapshots = snapshots
        self._fetcher = fetcher
        self._read = read
        self._now = now
        self._pages: dict[tuple[str, bool], asyncio.Task[str]] = {}

    async def visit(self, source: Source) -> _Visit:
        """Fetch what is new on a site, and keep it."""
        known = {one.id: one for one in self._snapshots.listed(source)}
        try:
            named = await self._named(source)
        except NotFetchedError as error:
            place = f"{self._check.path}:{source.line}"
            problem = Problem(place, f"{source} cannot be fetched: {error.reason}")
            self._snapshots.enlist(source, known.values())  # it is still asked for
            return _Visit(Health(str(source), len(known), 0, 1, error.reason), (problem,))
        brought = await asyncio.gather(
            *(self._article(source, lead, known.get(lead.id)) for lead in named.leads)
        )
        kept = [one.kept for one in brought if one.kept]
        kept += self._older(source, known, named.leads)
        self._snapshots.enlist(source, kept)
        problems = (*named.problems, *(one.problem for one in brought if one.problem))
        return _Visit(_health(source, named, known, kept, problems), problems)

    async def _named(self, source: Source) -> _Named:
        match source.kind:
            case SourceKind.FEED:
                got = await self._listing(source.place, source)
                leads = await self._read(got.body, got.page.final, got.page.type)
                return _Named(self._latest(source, leads), got.modified)
            case SourceKind.SITEMAP:
                return await self._in_sitemaps(source)
            case _:
                return _Named((Lead(known_as(source.place), source.place),))

    async def _in_sitemaps(self, source: Source) -> _Named:
        """Read a sitemap and, where it is an index, those that it names; these name no others."""
        first = await self._listing(source.place, source)
        top = _sitemap(first, self._largest)
        earliest = self._earliest(source)
        wanted = [url for url, when in top.sitemaps if not (when and earliest and when < earliest)]
        results = await asyncio.gather(*(self._part(url, source) for url in wanted[:_SITEMAPS]))
        leads = [*top.leads, *(lead for part in results for lead in part.leads)]
        problems = [problem for part in results for problem in part.problems]
        if len(wanted) > _SITEMAPS:
            said = f"names {len(wanted)} sitemaps, of which {_SITEMAPS} are read"
            problems.append(Problem(source.place, said, notice=True))
        modified = first.modified or any(part.modified for part in results)
        return _Named(self._latest(source, leads), modified, tuple(problems))

    async def _part(self, url: str, source: Source) -> _Named:
        try:
            got = await self._listing(url, source)
            return _Named(_sitemap(got, self._largest).leads, got.modified)
        except NotFetchedError as error:
            return _Named((), modified=False, problems=(Problem(url, error.reason),))

    async def _listing(self, url: str, source: Source) -> Fetched:
        """Fetch what lists articles; kept, it can be read again when it has not been modified."""
        got = await self._fetcher.get(url, allow_private=source.allow_private)
        if got.modified:
            body = self._snapshots.put(got.body, ".xml")
            self._snapshots.keep(replace(got.page, body=body))
        return got

    async def _article(self, source: Source, lead: Lead, known: Kept | None) -> _Brought:
        asked_again = source.kind is SourceKind.PAGE
        if known and not asked_again and not known.teaser and known.updated == lead.updated:
            return _Brought(known)
        address = known.address if known else known_as(lead.url or lead.id)
        made = Kept(lead.id, address, "", lead.url, lead.outlet, lead.published, lead.updated)
        if lead.whole or lead.url is None:
            return _Brought(replace(made, body=self._snapshots.put(_item(lead), ".json")))
        try:
            return _Brought(replace(made, body=await self._page(lead.url, source)))
        except NotFetchedError as error:
            if known and not known.teaser:
                said = f"cannot be fetched: {error.reason}; read as it was before"
                return _Brought(known, Problem(lead.url, said))
            if len((lead.html or "").split()) < _TEASER:
                return _Brought(None, Problem(lead.url, f"cannot be fetched: {error.reason}"))
            said = f"cannot be fetched: {error.reason}; read as far as the feed gives it"
            body = self._snapshots.put(_item(lead, partial=True), ".json")
            teaser = replace(made, body=body, teaser=True)
            return _Brought(teaser, Problem(lead.url, said, notice=True))

    async def _page(self, url: str, source: Source) -> str:
        """Return the snapshot of a page; several sources may name it, and it is fetched once."""
        key = (url, source.allow_private)
        if key not in self._pages:
            self._pages[key] = asyncio.create_task(self._snapshot(*key))
        return await self._pages[key]

    async def _snapshot(self, url: str, allow_private: bool) -> str:  # noqa: FBT001  # a key's part
        got = await self._fetcher.get(url, allow_private=allow_private)
        if not got.modified:
            return got.page.body
        header = Message()
        header["Content-Type"] = got.page.type
        kind = header.get_content_type() if got.page.type else ""
        if kind not in _ARTICLES:
            said = f"found {kind}; an HTML page would be right"
            raise NotFetchedError(said)
        text = _in_utf8(got.body, header.get_content_charset())
        body = self._snapshots.put(text, _ARTICLES[kind])
        self._snapshots.keep(replace(got.page, body=body))
        return body

    def _older(
        self, source: Source, known: Mapping[str, Kept], leads: Iterable[Lead]
    ) -> list[Kept]:
        """Return what a source no longer names but is as new as the check asks."""
        earliest = self._earliest(source)
        named = {lead.id for lead in leads}
        return [
            one
            for one in known.values()
            if earliest and one.id not in named and one.published and one.published >= earliest
        ]

    def _latest(self, source: Source, leads: Iterable[Lead]) -> tuple[Lead, ...]:
        return latest(leads, source.limit or _LIMIT, self._earliest(source))

    def _earliest(self, source: Source) -> datetime | None:
        """Return the beginning of the first day that is new enough, as readers count it."""
        if source.since is None:
            return None
        day = self._now.replace(hour=0, minute=0, second=0, microsecond=0)
        return day - source.since

    @property
    def _largest(self) -> int:
        return self._fetcher.manners.largest


async def visit_all(
    check: Check, sources: Sequence[Source], surroundings: Surroundings
) -> Gathered:
    """Visit sites, several at once, and return what could not be fetched and how each fared."""
    around = surroundings
    snapshots = Snapshots(check.snapshots_folder)
    done = 0

    async def visited(source: Source, visits: Visits) -> _Visit:
        nonlocal done
        visit = await visits.visit(source)
        done += 1
        around.progress("fetching", done, len(sources))
        return visit

    with Apart(leads_in, around.manners.reading) as read:
        async with Exchange(around.manners, around.resolve or _looked_up) as exchange:
            fetcher = Fetcher(exchange, snapshots, around.manners, around.clock, around.now)
            visits = Visits(check, snapshots, fetcher, read, around.now)
            brought = await asyncio.gather(*(visited(source, visits) for source in sources))
    snapshots.clear()
    problems = tuple(problem for one in brought for problem in one.problems)
    return Gathered(problems, tuple(one.health for one in brought))


async def _looked_up(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _sitemap(got: Fetched, largest: int) -> Sitemap:
    return sitemap_in(unzipped(got.body, largest), got.page.final)


def _item(lead: Lead, *, partial: bool = False) -> bytes:
    """Return what a feed gives of an article as the reader of JSON takes it."""
    item = {
        "title": lead.title,
        "html": lead.html or "",
        "published": lead.published.isoformat() if lead.published else None,
        "author": lead.author,
        "outlet": lead.outlet,
        "url": lead.url,
        "partial": partial,
    }
    return json.dumps(item, indent=1, sort_keys=True).encode("ascii")


def _in_utf8(body: bytes, declared: str | None) -> bytes:
    """Return a text in UTF-8 if its server says that it is in another encoding.

    What a server says goes before what the page says; readers see the page alone. Servers that say
    the wrong thing of pages in UTF-8 are common, so what is UTF-8 stays as it is.
    """
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(declared or "utf-8").encode("utf-8")
        except (LookupError, UnicodeError):
            return body
    return body


def _health(
    source: Source,
    named: _Named,
    known: Mapping[str, Kept],
    kept: Sequence[Kept],
    problems: Iterable[Problem],
) -> Health:
    before = {one.body for one in known.values()}
    new = sum(one.body not in before for one in kept)
    failed = sum(not problem.notice for problem in problems)
    teasers = sum(one.teaser for one in kept)
    said = [
        *(["not modified"] if not named.modified else []),
        *([f"{teasers} as a teaser only"] if teasers else []),
    ]
    return Health(str(source), len(kept), new, failed, ", ".join(said))

"""A polite fetcher: asks only what it may, seldom and patiently, and takes nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from protego import Protego

from atodds.fetch.addresses import checked, host_of, joined, origin_of
from atodds.fetch.exchange import Answer, Exchange
from atodds.fetch.hosts import Hosts
from atodds.fetch.manners import Clock, Manners, NotFetchedError
from atodds.fetch.snapshots import Cache, Page

_OK = 200
_NOT_MODIFIED = 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = 429
_CLIENT_ERROR = 400
_BROKEN = 500
_LONGEST_ROBOTS = 512 * 1024
"""Letters of robots.txt that are read; RFC 9309 asks for 500 kibibytes at least."""
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    page: Page
    """With no snapshot yet, unless it has not been modified."""
    body: bytes
    modified: bool
    """False where the server says that it is what it was when it was last fetched."""


@dataclass(frozen=True, slots=True)
class _Got:
    """An answer and the address that gave it, after redirects."""

    url: str
    answer: Answer


class Fetcher:
    """Fetches addresses, many at once; each host gets one request at a time."""

    def __init__(
        self, exchange: Exchange, cache: Cache, manners: Manners, clock: Clock, now: datetime
    ) -> None:
        """Take `now`, naive and in UTC, for the time at this moment of the clock."""
        self._exchange = exchange
        self._cache = cache
        self.manners = manners
        self._name = manners.agent.partition("/")[0]
        self._clock = clock
        self._began = clock.elapsed()
        self._now = now
        self._hosts = Hosts(manners, clock)
        self._robots: dict[tuple[str, bool], asyncio.Task[Protego]] = {}

    async def get(self, url: str, *, allow_private: bool = False) -> Fetched:
        """Return what an address gives, or gave when it was last fetched and still is.

        NotFetchedError where it may not be asked for, or where every try has failed.
        """
        asked = checked(url)
        last = self._cache.last(asked)
        got = await self._tried(asked, last[0] if last else None, allow_private=allow_private)
        if got.answer.status == _NOT_MODIFIED:
            if last is None:
                said = "the server answers that it has not changed, and nobody has asked that"
                raise NotFetchedError(said)
            return Fetched(*last, modified=False)
        headers = got.answer.headers
        page = Page(
            url=asked,
            final=got.url,
            body="",
            type=headers.get("Content-Type", ""),
            etag=headers.get("ETag"),
            modified=headers.get("Last-Modified"),
        )
        return Fetched(page, got.answer.body, modified=True)

    async def _tried(
        self, url: str, last: Page | None, *, allow_private: bool, robots: bool = True
    ) -> _Got:
        """Ask until there is an answer, or no more hope or patience."""
        host = host_of(url)
        for number in range(1, self.manners.tries + 1):
            try:
                got = await self._followed(url, last, allow_private=allow_private, robots=robots)
            except NotFetchedError as error:
                if error.again:
                    self._hosts.missed(host, error.reason)
                if not error.again or number == self.manners.tries:
                    raise
                wait = self._wait(error, number)
                if wait > self.manners.patience:
                    said = f"{error.reason}; asks to be left alone for {wait:.0f} seconds"
                    raise NotFetchedError(said) from None
                self._hosts.rest(host, wait)
            else:
                self._hosts.answered(host)
                return got
        said = "no try is allowed"
        raise NotFetchedError(said)

    def _wait(self, error: NotFetchedError, number: int) -> float:
        if error.wait is not None:
            return error.wait
        return self.manners.back_off * 2.0 ** (number - 1) * (0.5 + self._clock.chance())

    async def _followed(
        self, url: str, last: Page | None, *, allow_private: bool, robots: bool
    ) -> _Got:
        """Ask, and go where redirects lead; each address is looked at like the first."""
        at = url
        for _ in range(self.manners.redirects + 1):
            if robots:
                await self._let_in(at, allow_private=allow_private)
            headers = _validators(last) if last and last.final == at else {}
            async with self._hosts.turn(host_of(at)):
                answer = await self._exchange.ask(
                    at, {"Accept": _ACCEPT, **headers}, allow_private=allow_private
                )
            if answer.status not in _REDIRECTS or "Location" not in answer.headers:
                return _Got(at, self._good(answer))
            at = joined(at, answer.headers["Location"])
        said = f"more than {self.manners.redirects} redirects"
        raise NotFetchedError(said)

    def _good(self, answer: Answer) -> Answer:
        if answer.status in {_OK, _NOT_MODIFIED}:
            return answer
        again = answer.status == _BUSY or answer.status >= _BROKEN
        wait = self._asked_to_wait(answer) if again else None
        said = f"status {answer.status}"
        raise NotFetchedError(said, again=again, wait=wait, status=answer.status)

    def _asked_to_wait(self, answer: Answer) -> float | None:
        """Return the seconds of `Retry-After`, which gives them or a date (RFC 9110, 10.2.3)."""
        text = answer.headers.get("Retry-After", "").strip()
        if text.isdecimal():
            return float(text)
        try:
            when = parsedate_to_datetime(text)
        except ValueError:
            return None
        until = when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when
        passed = self._clock.elapsed() - self._began
        return max(0.0, (until - self._now).total_seconds() - passed)

    async def _let_in(self, url: str, *, allow_private: bool) -> None:
        """Ask robots.txt, once for each origin; NotFetchedError where it forbids an address."""
        key = (origin_of(url), allow_private)
        if key not in self._robots:
            self._robots[key] = asyncio.create_task(self._rules_of(*key))
        rules = await self._robots[key]
        if not rules.can_fetch(url, self._name):
            said = f"robots.txt of {host_of(url)} forbids it"
            raise NotFetchedError(said)

    async def _rules_of(self, origin: str, allow_private: bool) -> Protego:  # noqa: FBT001  # a key's part
        """Return what an origin allows: all, where it has no rules, and nothing, where it fails."""
        url = f"{origin}/robots.txt"
        try:
            got = await self._tried(url, None, allow_private=allow_private, robots=False)
        except NotFetchedError as error:
            if _CLIENT_ERROR <= error.status < _BROKEN and not error.again:
                return Protego.parse("")
            said = f"robots.txt of {origin} cannot be read: {error.reason}"
            raise NotFetchedError(said) from None
        text = got.answer.body.decode("utf-8", "replace").removeprefix("\ufeff")
        rules = Protego.parse(text[:_LONGEST_ROBOTS])
        self._hosts.pause(host_of(url), _pause(rules, self._name))
        return rules


def _validators(page: Page) -> Mapping[str, str]:
    """Return the headers that ask for a page only if it has changed."""
    pairs = {"If-None-Match": page.etag, "If-Modified-Since": page.modified}
    return {name: value for name, value in pairs.items() if value}


def _pause(rules: Protego, agent: str) -> float:
    rate = rules.request_rate(agent)
    spread = rate.seconds / rate.requests if rate and rate.requests else 0.0
    return max(rules.crawl_delay(agent) or 0.0, spread)

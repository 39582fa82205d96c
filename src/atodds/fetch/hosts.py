"""Whose turn it is at each host: one request at a time, with a pause between two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from atodds.fetch.manners import Clock, Manners, NotFetchedError


@dataclass(slots=True)
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready: float = 0.0
    """When it may be asked next, by the clock."""
    delay: float = 0.0
    """The pause that it asks for itself."""
    misses: int = 0
    """How many requests in a row came to nothing."""
    trouble: str = ""


class Hosts:
    """The hosts that are asked in a run."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        """Know no host yet."""
        self._manners = manners
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._together = asyncio.Semaphore(manners.hosts)

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[None]:
        """Wait until a host may be asked, and let nobody else ask it meanwhile.

        NotFetchedError where it has failed so often that it is left alone.
        """
        host = self._of(name)
        async with host.turn:
            if host.misses >= self._manners.misses:
                said = f"{name} is left alone after {host.misses} failures in a row: {host.trouble}"
                raise NotFetchedError(said)
            if (wait := host.ready - self._clock.elapsed()) > 0:
                await self._clock.sleep(wait)
            async with self._together:
                try:
                    yield
                finally:
                    self._rest(host, max(self._manners.delay, host.delay))

    def pause(self, name: str, seconds: float) -> None:
        """Keep a pause between requests that a host asks for, up to the longest one."""
        self._of(name).delay = min(seconds, self._manners.longest_delay)

    def rest(self, name: str, seconds: float) -> None:
        """Leave a host in peace for so long from now."""
        self._rest(self._of(name), seconds)

    def answered(self, name: str) -> None:
        """Note that a host gives answers."""
        self._of(name).misses = 0

    def missed(self, name: str, why: str) -> None:
        """Note that a host has given no answer."""
        host = self._of(name)
        host.misses += 1
        host.trouble = why

    def _rest(self, host: _Host, seconds: float) -> None:
        host.ready = max(host.ready, self._clock.elapsed() + seconds)

    def _of(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host())

"""How a guest behaves: how often it asks, how long it waits, how much it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manners:
    """Limits of the fetcher. Lengths of time are in seconds, sizes in bytes."""

    agent: str = "atodds"
    """What sites are told who asks; up to a slash it is the name that robots.txt knows."""
    connect: float = 10.0
    """How long a connection may take to come about."""
    read: float = 20.0
    """How long a server may keep silent."""
    whole: float = 60.0
    """How long an answer may take from the first to the last byte, however it drips."""
    reading: float = 20.0
    """How long a feed may take to read: some take hours, and were made to."""
    tries: int = 3
    back_off: float = 4.0
    """How long to wait before the second try; twice as long before each further one."""
    patience: float = 120.0
    """The longest wait that a server may ask for."""
    delay: float = 1.0
    """The least time between two requests to one host."""
    longest_delay: float = 30.0
    """The longest time between them that robots.txt may ask for."""
    hosts: int = 8
    """How many hosts are asked at once."""
    misses: int = 6
    """After how many failed requests in a row a host is left alone."""
    largest: int = 16 * _MEBIBYTE
    """The largest body, unpacked."""
    redirects: int = 5


class Clock(Protocol):
    """Time as it passes, and chance: the fetcher knows neither by itself."""

    def elapsed(self) -> float:
        """Return seconds since some moment; they never go back."""

    async def sleep(self, seconds: float) -> None:
        """Return after that time."""

    def chance(self) -> float:
        """Return a number from 0 to 1, so that guests that were sent away do not return at once."""


class NotFetchedError(Exception):
    """Nothing was got from an address."""

    def __init__(
        self, reason: str, *, again: bool = False, wait: float | None = None, status: int = 0
    ) -> None:
        """Keep the reason and the status, if there was one.

        `again` tells whether another try may go better, `wait` after how many seconds.
        """
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.wait = wait
        self.status = status

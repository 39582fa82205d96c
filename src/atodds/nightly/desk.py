"""Where a run of one check works: its part of the store, its workers, and the day it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

from atodds.engine import Lost, Workers
from atodds.store import Head, Kept, Kind, Shelf

Task = TypeVar("Task")
Result = TypeVar("Result")

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the steps of a run share."""

    check: str
    """The check by the path under which the store knows it."""
    run: int
    last: int
    """The last run that came to its end, 0 where there was none."""
    day: date
    shelf: Shelf
    workers: Workers
    progress: Progress
    anew: bool = False
    """Whether nothing that earlier runs have worked out is used."""

    def work(
        self,
        what: str,
        do: Callable[[Task], Result],
        tasks: Iterable[Task],
        weight: Callable[[Task], int],
        total: int,
    ) -> Iterator[Result | Lost]:
        """Yield what is done for each of so many tasks, in their order, and tell how far it is."""
        for done, result in enumerate(self.workers(do, tasks, weight), 1):
            yield result
            self.progress(what, done, total)

    def usable(self, kind: Kind, digests: Iterable[str]) -> set[str]:
        """Return what is kept and may be used again, and say that this run does."""
        found = set() if self.anew else self.shelf.held(self.check, kind, digests)
        self.use(kind, found)
        return found

    def heads(self, kind: Kind, digests: Iterable[str]) -> Iterator[tuple[str, Head]]:
        """Yield the heads of what is kept."""
        return self.shelf.heads(self.check, kind, digests)

    def bodies(self, kind: Kind, digests: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield what is kept."""
        return self.shelf.bodies(self.check, kind, digests)

    def use(self, kind: Kind, digests: Iterable[str]) -> None:
        """Say that this run uses what earlier ones have kept."""
        self.shelf.use(self.check, self.run, kind, digests)

    def put(self, things: Iterable[Kept], together: int) -> None:
        """Keep what this run works out, so many at a time, while it is worked out."""
        coming = iter(things)
        while some := list(islice(coming, together)):
            self.shelf.put(self.check, self.run, some)
